package org.semblance.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.semblance.detect.Landmarks;

class PoseTest {
    private static final double[][] HEAD = {
        {-0.50, 0, 0}, {0.50, 0, 0}, {0, 0.57, 0.50}, {-0.415, 1.155, 0.10}, {0.415, 1.155, 0.10}
    };

    @Test
    void findsTheAnglesOfATurnedAverageHead() {
        for (var yaw = -40; yaw <= 40; yaw += 10)
            assertEquals(yaw, Pose.of(head(yaw, 0, 0)).yaw(), 0.5);
        for (var pitch = -30; pitch <= 30; pitch += 10)
            assertEquals(pitch, Pose.of(head(0, pitch, 0)).pitch(), 0.5);
        for (var roll = -40; roll <= 40; roll += 10)
            assertEquals(roll, Pose.of(head(0, 0, roll)).roll(), 0.5);
    }

    @Test
    void doesNotDependOnSizeAndPlace() {
        var pose = Pose.of(head(20, 10, 5));
        var moved = Landmarks.of(head(20, 10, 5).points().stream()
                .flatMap(p -> Stream.of(3 * p.x() + 50, 3 * p.y() - 20))
                .mapToDouble(Double::doubleValue)
                .toArray());
        assertEquals(pose.yaw(), Pose.of(moved).yaw(), 1e-6);
        assertEquals(pose.pitch(), Pose.of(moved).pitch(), 1e-6);
    }

    @Test
    void coincidingPointsHaveSomePose() {
        assertTrue(Double.isFinite(Pose.of(Landmarks.of(new double[10])).yaw()));
    }

    /// Nose to the right and down are positive; roll turns right eye down.
    private static Landmarks head(double yaw, double pitch, double roll) {
        var xy = new double[10];
        for (var i = 0; i < 5; i++) {
            var p = HEAD[i].clone();
            turn(p, 0, 2, yaw);
            turn(p, 1, 2, pitch);
            turn(p, 1, 0, roll);
            xy[2 * i] = 100 + 60 * p[0];
            xy[2 * i + 1] = 100 + 60 * p[1];
        }
        return Landmarks.of(xy);
    }

    /// Turns axis `from` towards axis `to`... so that what lies on `to` moves towards positive `from`.
    private static void turn(double[] p, int from, int to, double degrees) {
        var c = Math.cos(Math.toRadians(degrees));
        var s = Math.sin(Math.toRadians(degrees));
        var a = p[from];
        var b = p[to];
        p[from] = c * a + s * b;
        p[to] = c * b - s * a;
    }
}
