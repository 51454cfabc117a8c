package org.semblance.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semblance.policy.PasswordRule;

class LastPasswordTest {
    private static final Optional<Refusal> FACE_IS_ENOUGH = Optional.empty();

    private static Moment hours(double hours) {
        return hours("boot-1", hours);
    }

    private static Moment hours(String boot, double hours) {
        return new Moment(boot, Duration.ofMillis((long) (hours * 3_600_000)));
    }

    private static Optional<Refusal> missing(LastPassword last, Moment now) {
        return last.missing(now, PasswordRule.SHIPPED, false);
    }

    private static Optional<Refusal> missingProof(LastPassword last, Moment now) {
        return last.missing(now, PasswordRule.SHIPPED, true);
    }

    @Test
    void afterABootThePasswordComesFirst() {
        assertEquals(Optional.of(Refusal.AFTER_BOOT), missing(LastPassword.NONE, hours(0)));
        var last = LastPassword.NONE.typed(hours(1));
        assertEquals(FACE_IS_ENOUGH, missing(last, hours(1)));
        assertEquals(Optional.of(Refusal.AFTER_BOOT), missing(last, hours("boot-2", 1)));
        assertEquals(Optional.of(Refusal.AFTER_BOOT), missing(last.used(hours("boot-2", 1)), hours("boot-2", 1)));
    }

    @Test
    void after72HoursThePasswordComesFirstHoweverOftenAFaceOpened() {
        var last = LastPassword.NONE.typed(hours(1)).used(hours(72.99));
        assertEquals(FACE_IS_ENOUGH, missing(last, hours(72.999)));
        assertEquals(Optional.of(Refusal.PASSWORD_AGE), missing(last, hours(73)));
        assertEquals(FACE_IS_ENOUGH, missing(last.typed(hours(73)), hours(73)));
    }

    @Test
    void afterFourHoursWithoutAnybodyThePasswordComesFirst() {
        var last = LastPassword.NONE.typed(hours(1)).used(hours(10));
        assertEquals(FACE_IS_ENOUGH, missing(last, hours(13.999)));
        assertEquals(Optional.of(Refusal.LONG_IDLE), missing(last, hours(14)));
        assertEquals(FACE_IS_ENOUGH, missing(last.typed(hours(14)), hours(14)));
    }

    @Test
    void aTimeThatIsStillToComeCountsForNothing() {
        assertEquals(Optional.of(Refusal.PASSWORD_AGE), missing(LastPassword.NONE.typed(hours(9)), hours(8)));
    }

    @Test
    void anEarlierTimeDoesNotReplaceALaterOne() {
        var last = LastPassword.NONE.typed(hours(9)).used(hours(9)).began(hours(2));
        assertEquals(FACE_IS_ENOUGH, missing(last, hours(12)));
    }

    @Test
    void moreThanAScreenTakesAPasswordThatNobodyCanPretend() {
        var last = LastPassword.NONE.typed(hours(1));
        assertEquals(Optional.of(Refusal.AFTER_BOOT), missingProof(last, hours(1)));
        assertEquals(FACE_IS_ENOUGH, missingProof(last.began(hours(1)), hours(1)));
        assertEquals(FACE_IS_ENOUGH, missingProof(last.proven(hours(1)), hours(1)));
        var later = last.proven(hours(1)).typed(hours(60)).used(hours(73));
        assertEquals(Optional.of(Refusal.PASSWORD_AGE), missingProof(later, hours(73)));
        assertEquals(FACE_IS_ENOUGH, missing(later, hours(73)));
    }

    @Test
    void aSessionThatMayHaveBegunByFaceProvesNoPassword() {
        var last = LastPassword.NONE.enteredByFace(hours(1));
        assertEquals(Optional.of(Refusal.AFTER_BOOT), missing(last.began(hours(1)), hours(1)));
        assertEquals(FACE_IS_ENOUGH, missing(last.typed(hours(1)), hours(1)));
        var next = last.began(hours("boot-2", 1));
        assertEquals(FACE_IS_ENOUGH, missing(next, hours("boot-2", 1)));
    }

    @Test
    void itsLineReadsAsItself() {
        var all = LastPassword.NONE
                .typed(hours(1))
                .proven(hours(2))
                .used(hours(3))
                .enteredByFace(hours(3));
        assertEquals(all, LastPassword.parse(all.text()));
        var some = LastPassword.NONE.typed(hours(1));
        assertEquals("boot-1 3600000 - -", some.text());
        assertEquals(some, LastPassword.parse(some.text()));
        assertEquals(LastPassword.NONE, LastPassword.parse(LastPassword.NONE.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "boot-1",
                "boot-1 1 2",
                "boot-1 x - -",
                "boot-1 1 2 3 face face",
                "boot-1 1 2 99999999999999999999"
            })
    void whatIsNoSuchLineAsksForThePassword(String line) {
        assertEquals(Optional.of(Refusal.AFTER_BOOT), missing(LastPassword.parse(line), hours(1)));
    }
}
