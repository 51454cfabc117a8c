package org.semblance.liveness;

import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;

/// How far the tip of the nose stands out of the plane through eyes and mouth, seen by how it moves against
/// them when the head turns. Two pictures of anything flat differ by a homography, however it is held: four
/// points fix it, and the fifth lies where it says.
///
/// Source: R. Hartley, A. Zisserman, Multiple View Geometry, 2nd ed., 13.3 (plane and parallax).
final class Parallax {
    private static final int UNKNOWNS = 8;

    private Parallax() {}

    /// @return along the line of the eyes, to the right of the picture, in lengths from the eyes' middle to the
    /// mouth's
    static double of(Landmarks straight, Landmarks turned) {
        var expected = project(homography(straight, turned), straight.nose());
        var eyesX = turned.rightEye().x() - turned.leftEye().x();
        var eyesY = turned.rightEye().y() - turned.leftEye().y();
        var across = (turned.nose().x() - expected[0]) * eyesX + (turned.nose().y() - expected[1]) * eyesY;
        return across / Math.hypot(eyesX, eyesY) / length(turned);
    }

    /// From the eyes' middle to the mouth's: hardly shorter when the head turns aside.
    static double length(Landmarks face) {
        return Math.hypot(
                        face.leftMouth().x()
                                + face.rightMouth().x()
                                - face.leftEye().x()
                                - face.rightEye().x(),
                        face.leftMouth().y()
                                + face.rightMouth().y()
                                - face.leftEye().y()
                                - face.rightEye().y())
                / 2;
    }

    private static Point[] corners(Landmarks face) {
        return new Point[] {face.leftEye(), face.rightEye(), face.leftMouth(), face.rightMouth()};
    }

    private static double[] project(double[] h, Point point) {
        var scale = h[6] * point.x() + h[7] * point.y() + 1;
        return new double[] {
            (h[0] * point.x() + h[1] * point.y() + h[2]) / scale, (h[3] * point.x() + h[4] * point.y() + h[5]) / scale
        };
    }

    /// By the four pairs of corners: eight linear equations.
    private static double[] homography(Landmarks from, Landmarks to) {
        var rows = new double[UNKNOWNS][];
        for (var i = 0; i < 4; i++) {
            double x = corners(from)[i].x();
            double y = corners(from)[i].y();
            double u = corners(to)[i].x();
            double v = corners(to)[i].y();
            rows[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
            rows[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v};
        }
        return solve(rows);
    }

    /// Gauss and Jordan, with pivots. Three corners on a line give no numbers, and no parallax.
    private static double[] solve(double[][] rows) {
        for (var i = 0; i < UNKNOWNS; i++) {
            var best = i;
            for (var k = i + 1; k < UNKNOWNS; k++) if (Math.abs(rows[k][i]) > Math.abs(rows[best][i])) best = k;
            var pivot = rows[best];
            rows[best] = rows[i];
            rows[i] = pivot;
            for (var row : rows) {
                if (row == pivot) continue;
                var factor = row[i] / pivot[i];
                for (var j = i; j <= UNKNOWNS; j++) row[j] -= factor * pivot[j];
            }
        }
        var solution = new double[UNKNOWNS];
        for (var i = 0; i < UNKNOWNS; i++) solution[i] = rows[i][UNKNOWNS] / rows[i][i];
        return solution;
    }
}
