package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionEvent.Background;
import org.semblance.session.SessionEvent.Foreground;
import org.semblance.session.SessionEvent.Found;
import org.semblance.session.SessionEvent.Idle;
import org.semblance.session.SessionEvent.Input;
import org.semblance.session.SessionEvent.Locked;
import org.semblance.session.SessionEvent.Lost;
import org.semblance.session.SessionEvent.Sleeping;
import org.semblance.session.SessionEvent.Unlocked;
import org.semblance.session.SessionEvent.Woke;
import org.semblance.session.linux.Signal.Back;
import org.semblance.session.linux.Signal.Front;
import org.semblance.session.linux.Signal.Gone;
import org.semblance.session.linux.Signal.IdleHint;
import org.semblance.session.linux.Signal.LockAsked;
import org.semblance.session.linux.Signal.LockCalled;
import org.semblance.session.linux.Signal.Shows;
import org.semblance.session.linux.Signal.Sleep;
import org.semblance.session.linux.Signal.Source;
import org.semblance.session.linux.Signal.Touched;
import org.semblance.session.linux.Signal.UnlockAsked;

class LockTrackerTest {
    private static final Shows HINT = new Shows(Source.LOGIND, true);
    private static final Shows HINT_OFF = new Shows(Source.LOGIND, false);
    private static final Shows SAVER = new Shows(Source.SCREEN_SAVER, true);
    private static final Shows SAVER_OFF = new Shows(Source.SCREEN_SAVER, false);

    private final LockTracker tracker = new LockTracker();
    private long now = -5_000_000_000L;

    @BeforeEach
    void logindIsThere() {
        assertTold(new Back(Source.LOGIND, false, false), new Found());
    }

    private void assertTold(Signal signal, SessionEvent... events) {
        assertEquals(List.of(events), tracker.take(signal, now));
    }

    private void passSeconds(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void tellsOneLockOnceHoweverManyReportIt() {
        assertTold(new LockAsked(), new Locked(true));
        assertTold(HINT);
        assertTold(SAVER);
        assertTold(new LockAsked());
        assertTold(HINT);
    }

    @Test
    void tellsOneUnlockWhenTheLastReporterIsThrough() {
        assertTold(new LockAsked(), new Locked(true));
        assertTold(SAVER);
        assertTold(HINT);
        assertTold(SAVER_OFF);
        assertTold(HINT_OFF, new Unlocked());
        assertTold(new UnlockAsked());
    }

    @Test
    void aLockKeyThatSendsNoLockSignalIsByHand() {
        assertTold(HINT, new Locked(true));
        assertTold(new LockAsked());
    }

    @Test
    void aLockOfAnIdleSessionIsNotByHand() {
        assertTold(new IdleHint(true), new Idle());
        assertTold(HINT, new Locked(false));
        assertTold(new LockAsked());
    }

    @Test
    void anIdleLockerThatUsesTheLockSignalIsNotByHandEither() {
        assertTold(new IdleHint(true), new Idle());
        assertTold(new LockAsked(), new Locked(false));
        assertTold(HINT);
    }

    @Test
    void aLockForSleepIsNotByHand() {
        assertTold(new Sleep(true), new Sleeping());
        assertTold(new LockAsked(), new Locked(false));
        assertTold(new Sleep(false), new Woke());
        assertTold(HINT);
    }

    @Test
    void aLockerThatComesUpJustAfterWakingIsNotByHand() {
        assertTold(new Sleep(true), new Sleeping());
        assertTold(new Sleep(false), new Woke());
        passSeconds(1);
        assertTold(HINT, new Locked(false));
    }

    @Test
    void aLockLongAfterWakingIsByHand() {
        assertTold(new Sleep(true), new Sleeping());
        assertTold(new Sleep(false), new Woke());
        passSeconds(3);
        assertTold(HINT, new Locked(true));
    }

    @Test
    void aLockByHandOfAnIdleLockIsToldToo() {
        assertTold(new IdleHint(true), new Idle());
        assertTold(HINT, new Locked(false));
        passSeconds(60);
        assertTold(new IdleHint(false), new Input());
        assertTold(new LockAsked(), new Locked(true));
        assertTold(new LockAsked());
    }

    @Test
    void ourOwnLockIsByHandEvenWhenIdle() {
        assertTold(new IdleHint(true), new Idle());
        assertTold(new LockCalled());
        assertTold(new LockAsked(), new Locked(true));
    }

    @Test
    void ourOwnLockThatNeverCameDoesNotCountForALaterOne() {
        assertTold(new IdleHint(true), new Idle());
        assertTold(new LockCalled());
        passSeconds(6);
        assertTold(HINT, new Locked(false));
    }

    @Test
    void ourOwnLockDoesNotCountForTheNextLock() {
        assertTold(new LockCalled());
        assertTold(HINT, new Locked(true));
        assertTold(HINT_OFF, new Unlocked());
        assertTold(new IdleHint(true), new Idle());
        assertTold(HINT, new Locked(false));
    }

    @Test
    void withoutALockerThatTellsTheSignalsAreTheTruth() {
        assertTold(new LockAsked(), new Locked(true));
        assertTold(new UnlockAsked(), new Unlocked());
    }

    @Test
    void theWordOfALockerThatTellsReplacesTheSignals() {
        assertTold(new LockAsked(), new Locked(true));
        assertTrue(tracker.isAsked());
        assertTold(HINT);
        assertFalse(tracker.isAsked());
        assertTold(new LockAsked());
        assertFalse(tracker.isAsked());
    }

    @Test
    void anUnlockSignalThatTheLockerIgnoresOpensNothing() {
        assertTold(new LockAsked(), new Locked(true));
        assertTold(HINT);
        assertTold(new UnlockAsked());
        assertTold(HINT_OFF, new Unlocked());
    }

    @Test
    void aPasswordAtTheLockerEndsTheLockThatLogindAskedFor() {
        assertTold(new LockAsked(), new Locked(true));
        assertTold(HINT);
        assertTold(HINT_OFF, new Unlocked());
    }

    @Test
    void nothingIsToldOfTheLockWhileNobodyAnswers() {
        assertTold(HINT, new Locked(true));
        assertTold(new Gone(Source.LOGIND), new Lost());
        assertTold(new Gone(Source.LOGIND));
        assertTold(new Back(Source.LOGIND, true, false), new Found());
        assertTold(HINT_OFF, new Unlocked());
    }

    @Test
    void aLockThatEndedMeanwhileIsToldOnReturn() {
        assertTold(HINT, new Locked(true));
        assertTold(new Gone(Source.LOGIND), new Lost());
        assertTold(new Back(Source.LOGIND, false, false), new Found(), new Unlocked());
    }

    @Test
    void aLockThatBeganMeanwhileIsToldOnReturn() {
        assertTold(new Gone(Source.LOGIND), new Lost());
        assertTold(new Back(Source.LOGIND, true, true), new Found(), new Locked(false));
    }

    @Test
    void aLockOnlyLogindAskedForOutlivesItsRestart() {
        assertTold(new LockAsked(), new Locked(true));
        assertTold(new Gone(Source.LOGIND), new Lost());
        assertTold(new Back(Source.LOGIND, false, false), new Found());
        assertTold(new UnlockAsked(), new Unlocked());
    }

    @Test
    void oneOfTwoServicesGoingAwayIsNoLoss() {
        assertTold(new Back(Source.SCREEN_SAVER, false, false));
        assertTold(new Gone(Source.LOGIND));
        assertTold(SAVER, new Locked(true));
        assertTold(new Gone(Source.SCREEN_SAVER), new Lost());
    }

    @Test
    void aScreenSaverThatDiesTakesItsLockWithIt() {
        assertTold(new Back(Source.SCREEN_SAVER, false, false));
        assertTold(SAVER, new Locked(true));
        assertTold(new Gone(Source.SCREEN_SAVER), new Unlocked());
    }

    @Test
    void inputIsTold() {
        assertTold(new IdleHint(true), new Idle());
        assertTold(new IdleHint(true));
        assertTold(new IdleHint(false), new Input());
        assertTold(new IdleHint(false));
        assertTold(new Touched(), new Input());
    }

    @Test
    void whoeverComesBackToASessionTouchedSomething() {
        assertTold(new Front(true));
        assertTold(new Front(false), new Background());
        assertTold(new Front(false));
        assertTold(new Front(true), new Foreground(), new Input());
    }
}
