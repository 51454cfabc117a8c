package org.semblance.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;

class FollowedFaceTest {
    private static final Landmarks POINTS = points(100, 100, 1);
    private final FollowedFace face = new FollowedFace(7, 0, 0, new Box(80, 70, 80, 100), POINTS, POINTS);

    @Test
    void theBoxStaysWhereTheDetectorSawItWhileThePointsStay() {
        same(new Box(80, 70, 80, 100), face.expected());
        assertTrue(face.isNear(POINTS));
    }

    @Test
    void theBoxGoesWithThePoints() {
        same(new Box(95, 65, 80, 100), face.next(points(115, 95, 1)).expected());
    }

    @Test
    void theBoxGrowsWithThePoints() {
        var box = face.next(points(100, 100, 1.1)).expected();
        assertEquals(88, box.width(), 1e-9);
        assertEquals(110, box.height(), 1e-9);
    }

    @Test
    void countsTheFramesTheDetectorDidNotSee() {
        assertEquals(2, face.next(POINTS).next(POINTS).frames());
    }

    @Test
    void aFaceThatJumpsIsAnotherOne() {
        assertTrue(face.isNear(points(130, 100, 1)));
        assertFalse(face.isNear(points(140, 100, 1)));
    }

    @Test
    void aFaceThatGrowsAllAtOnceIsAnotherOne() {
        assertTrue(face.isNear(points(100, 100, 1.2)));
        assertFalse(face.isNear(points(100, 100, 1.4)));
        assertFalse(face.isNear(points(100, 100, 0.7)));
    }

    private static Landmarks points(double x, double y, double scale) {
        return Landmarks.of(
                x,
                y,
                x + 40 * scale,
                y,
                x + 20 * scale,
                y + 22 * scale,
                x + 4 * scale,
                y + 45 * scale,
                x + 36 * scale,
                y + 45 * scale);
    }

    private static void same(Box expected, Box found) {
        assertEquals(expected.x(), found.x(), 1e-9);
        assertEquals(expected.y(), found.y(), 1e-9);
        assertEquals(expected.width(), found.width(), 1e-9);
        assertEquals(expected.height(), found.height(), 1e-9);
    }
}
