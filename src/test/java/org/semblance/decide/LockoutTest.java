package org.semblance.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockoutTest {
    private static final Moment NOW = new Moment("boot-1", Duration.ofMinutes(10));

    @Test
    void fourFailuresAreFree() {
        assertEquals(Duration.ZERO, failures(4).remaining(NOW));
    }

    @Test
    void theFifthCostsThirtySecondsAndFurtherOnesDouble() {
        assertEquals(Duration.ofSeconds(30), failures(5).remaining(NOW));
        assertEquals(Duration.ofSeconds(60), failures(6).remaining(NOW));
        assertEquals(Duration.ofSeconds(120), failures(7).remaining(NOW));
        assertEquals(Duration.ofSeconds(10), failures(5).remaining(NOW.plus(Duration.ofSeconds(20))));
        assertEquals(Duration.ZERO, failures(5).remaining(NOW.plus(Duration.ofSeconds(30))));
    }

    @Test
    void fiftyCloseItUntilAPassword() {
        assertEquals(Lockout.FOREVER, failures(50).remaining(NOW.plus(Duration.ofDays(400))));
        var withSuccessesBetween = Lockout.NONE;
        for (var i = 0; i < 50; i++)
            withSuccessesBetween = withSuccessesBetween.failed(NOW).succeeded();
        assertEquals(Lockout.FOREVER, withSuccessesBetween.remaining(NOW));
    }

    @Test
    void aSuccessEndsTheRowOfFailures() {
        assertEquals(Duration.ZERO, failures(4).succeeded().failed(NOW).remaining(NOW));
    }

    @Test
    void aPasswordForgivesWhatFailedBeforeItOnly() {
        var all = failures(50);
        assertEquals(Lockout.NONE, all.forgiven(NOW.plus(Duration.ofSeconds(1))));
        assertEquals(Lockout.NONE, all.forgiven(new Moment("boot-2", Duration.ZERO)));
        assertEquals(all, all.forgiven(NOW));
        assertEquals(all, all.forgiven(new Moment("boot-1", Duration.ZERO)));
    }

    @Test
    void aRebootBeginsThePenaltyAnew() {
        assertEquals(Duration.ofSeconds(25), failures(5).remaining(new Moment("boot-2", Duration.ofSeconds(5))));
    }

    @Test
    void aBootClockThatRunsBackwardsGainsNothing() {
        assertEquals(Duration.ofSeconds(30), failures(5).remaining(new Moment("boot-1", Duration.ZERO)));
    }

    @Test
    void thePenaltyNeverOverflows() {
        assertFalse(failures(49).remaining(NOW).isNegative());
        assertFalse(failures(49).remaining(NOW).isZero());
    }

    @Test
    void theKernelsClockCannotBeSet() {
        var earlier = Moment.now();
        var later = Moment.now();
        assertEquals(earlier.bootId(), later.bootId());
        assertFalse(later.sinceBoot().minus(earlier.sinceBoot()).isNegative());
    }

    @Test
    void refusesNumbersThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new Lockout(-1, 0, NOW));
        assertThrows(IllegalArgumentException.class, () -> new Lockout(3, 2, NOW));
    }

    private static Lockout failures(int count) {
        var lockout = Lockout.NONE;
        for (var i = 0; i < count; i++) lockout = lockout.failed(NOW);
        return lockout;
    }
}
