package org.semblance.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.semblance.decide.Decision.Refused;
import org.semblance.decide.Decision.Undecided;
import org.semblance.liveness.Liveness;
import org.semblance.liveness.Liveness.State;
import org.semblance.match.Match;
import org.semblance.policy.Policy;

class AttemptTest {
    private static final double VERY_CLEAR = 1e-8;
    private static final double CLEAR = 2e-6;
    private static final double STRANGER = 0.2;

    private final Attempt attempt = new Attempt("ann", Policy.DEFAULT, 0);
    private long frame;

    @Test
    void oneVeryClearFrameOfALivingFaceIsEnough() {
        assertInstanceOf(Accept.class, add(1, VERY_CLEAR, State.CLEAR));
    }

    @Test
    void aClearMatchWaitsUntilNoCueIsPending() {
        assertInstanceOf(Undecided.class, add(1, VERY_CLEAR, State.PENDING));
        assertInstanceOf(Accept.class, add(1, VERY_CLEAR, State.CLEAR));
    }

    @Test
    void severalGoodFramesAgreeWhereOneWouldNotDo() {
        assertInstanceOf(Undecided.class, add(1, STRANGER, State.CLEAR));
        assertInstanceOf(Undecided.class, add(1, CLEAR, State.CLEAR));
        assertInstanceOf(Undecided.class, add(1, CLEAR, State.CLEAR));
        assertInstanceOf(Accept.class, add(1, CLEAR, State.CLEAR));
    }

    @Test
    void oneLuckyFrameAmongStrangersIsNotEnough() {
        add(1, STRANGER, State.CLEAR);
        add(1, STRANGER, State.CLEAR);
        add(1, VERY_CLEAR, State.CLEAR);
        add(1, STRANGER, State.CLEAR);
        assertInstanceOf(Undecided.class, attempt.decision());
    }

    @Test
    void referencesArePaidFor() {
        var oneReference = new Attempt("ann", Policy.DEFAULT, 0);
        assertInstanceOf(Accept.class, oneReference.add(match(1, 0, 2e-5, 1, 1), clear(1, 0), 0));
        var hundred = new Attempt("ann", Policy.DEFAULT, 0);
        assertInstanceOf(Undecided.class, hundred.add(match(1, 0, 2e-5, 1, 100), clear(1, 0), 0));
    }

    /// A first look that fails, then the ones that may spend least: the face that no calibration can better
    /// gets in.
    @Test
    void theStrictestRateOnOfferCanBeMet() {
        var rate = Attempt.strictestRate(10);
        var strict = new Attempt("ann", new Policy(rate, OptionalDouble.empty(), Duration.ofSeconds(3)), 0);
        strict.add(match(1, 0, STRANGER, 1, 10), clear(1, 0), 0);
        strict.add(match(1, 1, STRANGER, 1, 10), clear(1, 1), 0);
        for (var n = 2; n < 7; n++) strict.add(match(1, n, VERY_CLEAR, 1, 10), clear(1, n), 0);
        assertInstanceOf(Accept.class, strict.add(match(1, 7, VERY_CLEAR, 1, 10), clear(1, 7), 0));
    }

    @Test
    void theMarginMustBeKeptBesidesTheThreshold() {
        var strict = new Attempt("ann", withAlpha(0.2), 0);
        assertInstanceOf(Undecided.class, strict.add(match(1, 0, VERY_CLEAR, 0.19, 1), clear(1, 0), 0));
    }

    @Test
    void thePolicyCannotLowerTheModelsMargin() {
        var lax = new Attempt("ann", withAlpha(-1), 0.1);
        assertInstanceOf(Undecided.class, lax.add(match(1, 0, VERY_CLEAR, 0.05, 1), clear(1, 0), 0));
    }

    @Test
    void aDeniedFaceEndsTheAttemptWhateverItMatches() {
        assertEquals(new Refused(Refusal.NOT_ALIVE), add(1, VERY_CLEAR, State.DENIED));
        assertEquals(new Refused(Refusal.NOT_ALIVE), add(1, VERY_CLEAR, State.CLEAR));
    }

    @Test
    void aMatchOfOneFaceAndLivenessOfAnotherCannotBeCombined() {
        assertThrows(IllegalArgumentException.class, () -> attempt.add(match(1, 0, VERY_CLEAR, 1, 1), clear(2, 0), 0));
        assertThrows(IllegalArgumentException.class, () -> attempt.add(match(1, 0, VERY_CLEAR, 1, 1), clear(1, 1), 0));
    }

    @Test
    void evidenceOfOneTrackDoesNotHelpTheNext() {
        add(1, VERY_CLEAR, State.PENDING); // convinced, but not yet alive
        assertInstanceOf(Undecided.class, add(2, STRANGER, State.CLEAR));
        assertInstanceOf(Undecided.class, add(2, STRANGER, State.CLEAR));
    }

    @Test
    void aFrameThatWasNotSearchedForOtherFacesIsNeverAcceptedOn() {
        for (var n = 0; n < 5; n++) {
            var followed = attempt.add(match(1, n, VERY_CLEAR, 1, 1), clear(1, n), false, 0);
            assertInstanceOf(Undecided.class, followed);
            assertTrue(attempt.isConvinced());
        }
        assertInstanceOf(Accept.class, attempt.add(match(1, 5, VERY_CLEAR, 1, 1), clear(1, 5), true, 0));
        assertFalse(attempt.isConvinced());
    }

    @Test
    void someoneWhoStepsInWithinATrackIsNotAccepted() {
        add(1, VERY_CLEAR, State.PENDING);
        assertInstanceOf(Undecided.class, add(1, STRANGER, State.CLEAR));
    }

    @Test
    void freshTracksGetNoFreshLooks() {
        for (var track = 1; track <= 7; track++) add(track, STRANGER, State.CLEAR);
        assertEquals(new Refused(Refusal.NOT_THIS_PERSON), add(8, VERY_CLEAR, State.CLEAR));
    }

    @Test
    void aHopelessStrangerIsToldBeforeTheTimeIsUp() {
        for (var i = 0; i < 31; i++) assertInstanceOf(Undecided.class, add(1, STRANGER, State.CLEAR));
        assertEquals(new Refused(Refusal.NOT_THIS_PERSON), add(1, STRANGER, State.CLEAR));
    }

    @Test
    void givingUpWithoutEvidenceIsNoFailure() {
        assertEquals(new Refused(Refusal.NO_FACE), attempt.giveUp(Refusal.NO_FACE));
        assertFalse(Refusal.NO_FACE.isFailure());
    }

    @Test
    void givingUpWithEvidenceIsAFailure() {
        add(1, STRANGER, State.CLEAR);
        assertEquals(new Refused(Refusal.NOT_THIS_PERSON), attempt.giveUp(Refusal.NO_FACE));
        assertTrue(Refusal.NOT_THIS_PERSON.isFailure());
    }

    @Test
    void aFaceThatNeverMovedIsNotAlive() {
        add(1, VERY_CLEAR, State.PENDING);
        add(1, VERY_CLEAR, State.PENDING);
        assertEquals(new Refused(Refusal.NOT_ALIVE), attempt.giveUp(Refusal.NO_FACE));
    }

    /// 400 000 impostor attempts of 64 frames over 5 references at a policy of 1 in 1000. The rates of a stranger's
    /// comparisons are uniform by definition; frames of one attempt are all but the same, the worst case for
    /// agreement.
    @Test
    void theAttemptKeepsThePoliciesRateForFramesThatResembleEachOther() {
        var random = new Random(7);
        var policy = new Policy(1e-3, OptionalDouble.empty(), Duration.ofSeconds(3));
        var attempts = 400_000;
        var accepted = 0;
        for (var i = 0; i < attempts; i++) {
            var luck = random.nextDouble();
            var one = new Attempt("ann", policy, 0);
            for (var f = 0; f < 64 && one.decision() instanceof Undecided; f++) {
                var rate = Math.clamp(luck * Math.exp(random.nextGaussian() * 0.3), 1e-8, 1);
                one.add(match(1, f, Math.min(1, rate / 5), 1, 5), clear(1, f), 0);
            }
            if (one.decision() instanceof Accept) accepted++;
        }
        assertTrue(accepted <= 1e-3 * attempts, accepted + " false accepts in " + attempts);
        assertTrue(accepted > 0, "the simulation never came near the bound, it shows nothing");
    }

    private Decision add(long track, double fmr, State state) {
        frame++;
        return attempt.add(match(track, frame, fmr, 1, 1), new Liveness(track, frame, state, ""), 0);
    }

    private static Liveness clear(long track, long frame) {
        return new Liveness(track, frame, State.CLEAR, "");
    }

    private static Match match(long track, long frame, double fmr, double margin, int compared) {
        return new Match(track, frame, 1, 0.5, fmr, margin, compared);
    }

    private static Policy withAlpha(double alpha) {
        return new Policy(1e-4, OptionalDouble.of(alpha), Duration.ofSeconds(3));
    }
}
