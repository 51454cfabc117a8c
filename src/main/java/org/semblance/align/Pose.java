package org.semblance.align;

import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;

/// How a head is turned, in degrees, from five points.
///
/// @param yaw positive when the nose points to the right of the picture: the person's own left
/// @param pitch positive when the nose points down
/// @param roll positive when the head is turned clockwise in the picture
public record Pose(double yaw, double pitch, double roll) {
    /// An average head in eye distances: x to the right of the picture, y down, z towards the camera. Eyes,
    /// nose and mouth corners of a frontal face lie as in the ArcFace template.
    private static final double[][] HEAD = {
        {-0.50, 0, 0}, {0.50, 0, 0}, {0, 0.57, 0.50}, {-0.415, 1.155, 0.10}, {0.415, 1.155, 0.10}
    };

    private static final double[][] PSEUDO_INVERSE = pseudoInverse();

    /// The pose whose weak-perspective view of the average head fits best: an affine camera by least squares,
    /// its third column being where depth goes.
    ///
    /// Source: D. DeMenthon, L. Davis, Model-based object pose in 25 lines of code, IJCV 15 (1995), first step.
    public static Pose of(Landmarks landmarks) {
        var x = row(landmarks.points().stream().mapToDouble(Point::x).toArray());
        var y = row(landmarks.points().stream().mapToDouble(Point::y).toArray());
        var scale = Math.max(1e-9, (norm(x) + norm(y)) / 2);
        return new Pose(
                Math.toDegrees(Math.asin(Math.clamp(x[2] / scale, -1, 1))),
                Math.toDegrees(Math.asin(Math.clamp(y[2] / scale, -1, 1))),
                Math.toDegrees(Math.atan2(y[0], x[0])));
    }

    private static double[] row(double[] values) {
        var row = new double[3];
        for (var i = 0; i < 3; i++) for (var j = 0; j < 5; j++) row[i] += PSEUDO_INVERSE[i][j] * values[j];
        return row;
    }

    private static double norm(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    /// (H'H)^-1 H' of the centered head H: 3 x 5. The center drops out because its rows sum to 0.
    private static double[][] pseudoInverse() {
        var centered = new double[5][3];
        for (var i = 0; i < 3; i++) {
            var mean = 0.0;
            for (var point : HEAD) mean += point[i] / 5;
            for (var j = 0; j < 5; j++) centered[j][i] = HEAD[j][i] - mean;
        }
        var normal = new double[3][3];
        for (var i = 0; i < 3; i++) {
            for (var k = 0; k < 3; k++) for (var point : centered) normal[i][k] += point[i] * point[k];
        }
        var inverse = invert(normal);
        var result = new double[3][5];
        for (var i = 0; i < 3; i++) {
            for (var j = 0; j < 5; j++) for (var k = 0; k < 3; k++) result[i][j] += inverse[i][k] * centered[j][k];
        }
        return result;
    }

    private static double[][] invert(double[][] m) {
        var adjugate = new double[3][3];
        for (var i = 0; i < 3; i++) {
            for (var j = 0; j < 3; j++) {
                adjugate[j][i] = m[(i + 1) % 3][(j + 1) % 3] * m[(i + 2) % 3][(j + 2) % 3]
                        - m[(i + 1) % 3][(j + 2) % 3] * m[(i + 2) % 3][(j + 1) % 3];
            }
        }
        var determinant = m[0][0] * adjugate[0][0] + m[0][1] * adjugate[1][0] + m[0][2] * adjugate[2][0];
        for (var line : adjugate) for (var j = 0; j < 3; j++) line[j] /= determinant;
        return adjugate;
    }
}
