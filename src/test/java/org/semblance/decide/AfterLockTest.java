package org.semblance.decide;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AfterLockTest {
    private static final long SECOND = 1_000_000_000L;

    private final AfterLock rule = new AfterLock();

    @Test
    void aScreenThatLockedByItselfMayOpen() {
        assertTrue(rule.mayOpen());
    }

    @Test
    void staysClosedOnTheFaceThatIsStillThere() {
        rule.lockedByHand(0);
        for (var i = 0; i < 20; i++) rule.saw(true, i * SECOND);
        assertFalse(rule.mayOpen());
    }

    @Test
    void opensOnceTheFaceHasLeftForTwoSeconds() {
        rule.lockedByHand(0);
        rule.saw(true, SECOND);
        rule.saw(false, SECOND * 5 / 2);
        assertFalse(rule.mayOpen());
        rule.saw(false, 3 * SECOND);
        assertTrue(rule.mayOpen());
    }

    @Test
    void aBlinkOfTheDetectorIsNoAbsence() {
        rule.lockedByHand(0);
        rule.saw(false, SECOND);
        rule.saw(true, SECOND * 3 / 2);
        rule.saw(false, 3 * SECOND);
        assertFalse(rule.mayOpen());
    }

    @Test
    void timeInWhichNobodyLookedIsNoAbsence() {
        rule.lockedByHand(0);
        rule.saw(true, SECOND);
        rule.startedLooking(8 * SECOND);
        rule.saw(false, 8 * SECOND + 1);
        assertFalse(rule.mayOpen());
    }

    @Test
    void inputCountsAfterTenSecondsOnly() {
        rule.lockedByHand(0);
        rule.input(9 * SECOND);
        assertFalse(rule.mayOpen());
        rule.input(10 * SECOND);
        assertTrue(rule.mayOpen());
    }

    @Test
    void sleepOpensIt() {
        rule.lockedByHand(0);
        rule.slept();
        assertTrue(rule.mayOpen());
    }
}
