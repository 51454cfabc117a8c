package org.semblance.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaceTrackerTest {
    private static final long FRAME = 33_000_000L;

    private final FaceTracker tracker = new FaceTracker();

    @Test
    void followsAFaceThatMoves() {
        var first = track(100, 0);
        for (var i = 1; i < 30; i++) assertEquals(first, track(100 + 8 * i, i * FRAME));
    }

    @Test
    void aFaceElsewhereIsAnother() {
        assertNotEquals(track(100, 0), track(400, FRAME));
    }

    @Test
    void aFaceThatWasGoneComesBackAsAnother() {
        var first = track(100, 0);
        tracker.update(List.of(), FRAME);
        assertNotEquals(first, track(100, FaceTracker.PATIENCE_NANOS + 2));
    }

    @Test
    void oneMissedFrameDoesNotBreakATrack() {
        var first = track(100, 0);
        tracker.update(List.of(), FRAME);
        assertEquals(first, track(104, 2 * FRAME));
    }

    @Test
    void twoFacesKeepTheirTracksWhenTheirOrderChanges() {
        var before = tracker.update(List.of(face(100), face(400)), 0);
        var after = tracker.update(List.of(face(402), face(102)), FRAME);
        assertEquals(before.get(0).track(), after.get(1).track());
        assertEquals(before.get(1).track(), after.get(0).track());
    }

    @Test
    void aRenewedTrackGoesOnUnderAnotherNumber() {
        var first = track(100, 0);
        var second = tracker.renew(first);
        assertNotEquals(first, second);
        assertEquals(second, track(100, FRAME));
    }

    @Test
    void numbersAreNeverUsedTwice() {
        var first = track(100, 0);
        assertNotEquals(
                first,
                new FaceTracker(tracker)
                        .update(List.of(face(100)), 0)
                        .getFirst()
                        .track());
    }

    @Test
    void aClockThatJumpsBackBreaksTheTrack() {
        var first = track(100, 10 * FRAME);
        assertNotEquals(first, track(100, FRAME));
    }

    private long track(double x, long nanos) {
        return tracker.update(List.of(face(x)), nanos).getFirst().track();
    }

    private static Face face(double x) {
        return new Face(new Box(x, 100, 80, 100), Landmarks.of(0, 0, 1, 0, 0, 1, 0, 2, 1, 2), 0.9);
    }
}
