package org.semblance.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.semblance.decide.Decision.Refused;
import org.semblance.decide.Decision.Undecided;
import org.semblance.liveness.Liveness;
import org.semblance.liveness.Liveness.State;
import org.semblance.match.Match;
import org.semblance.policy.Policy;

class ChallengedAttemptTest {
    private static final double OWNER = 1e-8;
    private static final double STRANGER = 0.2;

    private final ChallengedAttempt attempt = new ChallengedAttempt("ann", Policy.DEFAULT, 0);
    private long frame;

    private Decision see(long track, double fmr) {
        frame++;
        var match = new Match(track, frame, 1, 0.5, fmr, 1, 1);
        return attempt.add(match, new Liveness(track, frame, State.CLEAR, ""), true, frame);
    }

    private Decision turn(long track, State state) {
        return attempt.respond(new Liveness(track, ++frame, state, ""));
    }

    private static void assertNotTurned(Decision decision) {
        assertEquals(new Refused(Refusal.NOT_TURNED), decision);
    }

    @Test
    void whoIsKnownTurnsAndIsStillKnownGetsIn() {
        assertFalse(attempt.isAsking());
        assertInstanceOf(Undecided.class, see(1, OWNER));
        assertTrue(attempt.isAsking());
        assertInstanceOf(Undecided.class, turn(1, State.PENDING));
        assertInstanceOf(Undecided.class, turn(1, State.CLEAR));
        assertFalse(attempt.isAsking());
        assertEquals(1, assertInstanceOf(Accept.class, see(1, OWNER)).track());
    }

    @Test
    void aFaceAloneIsNotEnough() {
        for (var i = 0; i < 100; i++) assertInstanceOf(Undecided.class, see(1, OWNER));
        assertNotTurned(attempt.giveUp(Refusal.NO_FACE));
    }

    @Test
    void aTurnOfSomebodyElseAfterAPictureOfTheUserIsNotEnough() {
        see(1, OWNER);
        turn(1, State.CLEAR);
        for (var i = 0; i < 40; i++) see(1, STRANGER);
        assertEquals(new Refused(Refusal.NOT_THIS_PERSON), attempt.decision());
    }

    @Test
    void whoIsNotKnownIsNotEvenAsked() {
        for (var i = 0; i < 40; i++) see(1, STRANGER);
        assertFalse(attempt.isAsking());
        assertEquals(new Refused(Refusal.NOT_THIS_PERSON), attempt.decision());
    }

    @Test
    void anotherTrackEndsIt() {
        see(1, OWNER);
        assertNotTurned(turn(2, State.CLEAR));
        var second = new ChallengedAttempt("ann", Policy.DEFAULT, 0);
        second.add(new Match(1, 1, 1, 0.5, OWNER, 1, 1), new Liveness(1, 1, State.CLEAR, ""), true, 0);
        second.respond(new Liveness(1, 2, State.CLEAR, ""));
        assertNotTurned(second.add(new Match(2, 3, 1, 0.5, OWNER, 1, 1), new Liveness(2, 3, State.CLEAR, ""), true, 0));
    }

    @Test
    void aDeniedTurnCountsAsAFailure() {
        see(1, OWNER);
        assertNotTurned(turn(1, State.DENIED));
        assertNotTurned(see(1, OWNER));
        assertTrue(Refusal.NOT_TURNED.isFailure());
    }

    @Test
    void withoutAFaceThereWasNoFailure() {
        assertEquals(new Refused(Refusal.NO_FACE), attempt.giveUp(Refusal.NO_FACE));
    }
}
