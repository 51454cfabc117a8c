package org.semblance.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandmarksTest {
    private static final List<Point> FACE =
            List.of(new Point(-50, -60), new Point(50, -60), new Point(0, 0), new Point(-41, 56), new Point(41, 56));

    @ParameterizedTest
    @ValueSource(doubles = {-30, 0, 20, 90})
    void theBoxGoesWithTheFaceHoweverLargeAndTurned(double degrees) {
        var upright = face(1, 0, 0, 0).box().orElseThrow();
        var box = face(0.4, Math.toRadians(degrees), 300, 200).box().orElseThrow();
        assertEquals(0.4 * upright.longerSide(), box.longerSide(), 1e-9);
        var away = upright.center();
        var cos = Math.cos(Math.toRadians(degrees));
        var sin = Math.sin(Math.toRadians(degrees));
        assertEquals(300 + 0.4 * (cos * away.x() - sin * away.y()), box.center().x(), 1e-9);
        assertEquals(200 + 0.4 * (sin * away.x() + cos * away.y()), box.center().y(), 1e-9);
    }

    @Test
    void everyPointLiesWellInsideTheBox() {
        var box = face(1, 0, 0, 0).box().orElseThrow();
        for (var point : FACE) {
            assertTrue(Math.abs(point.x() - box.center().x()) < 0.4 * box.width(), point.toString());
            assertTrue(Math.abs(point.y() - box.center().y()) < 0.4 * box.height(), point.toString());
        }
    }

    @Test
    void pointsOnOneSpotOrNowhereHaveNoBox() {
        assertTrue(face(0.001, 0, 5, 5).box().isEmpty());
        assertTrue(face(Double.NaN, 0, 5, 5).box().isEmpty());
    }

    private static Landmarks face(double scale, double roll, double x, double y) {
        return Landmarks.of(FACE.stream()
                .flatMapToDouble(point -> DoubleStream.of(
                        x + scale * (Math.cos(roll) * point.x() - Math.sin(roll) * point.y()),
                        y + scale * (Math.sin(roll) * point.x() + Math.cos(roll) * point.y())))
                .toArray());
    }
}
