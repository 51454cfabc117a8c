package org.semblance.detect;

import java.util.List;

/// Five points of a face, named as seen in the picture: the left eye is the one further left.
public record Landmarks(Point leftEye, Point rightEye, Point nose, Point leftMouth, Point rightMouth) {
    /// In the order that models use.
    public List<Point> points() {
        return List.of(leftEye, rightEye, nose, leftMouth, rightMouth);
    }

    /// From x, y pairs in the order of [#points].
    public static Landmarks of(double... xy) {
        if (xy.length != 10) throw new IllegalArgumentException("five points are ten numbers, not " + xy.length);
        return new Landmarks(
                new Point(xy[0], xy[1]),
                new Point(xy[2], xy[3]),
                new Point(xy[4], xy[5]),
                new Point(xy[6], xy[7]),
                new Point(xy[8], xy[9]));
    }

    public double eyeDistance() {
        return leftEye.distanceTo(rightEye);
    }
}
