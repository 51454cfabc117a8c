package org.semblance.detect;

import java.util.List;
import java.util.Optional;

/// Five points of a face, named as seen in the picture: the left eye is the one further left.
public record Landmarks(Point leftEye, Point rightEye, Point nose, Point leftMouth, Point rightMouth) {
    private static final double BOX_SIDE = 4.6;
    private static final double BOX_UP = 0.33;
    private static final double BOX_ASIDE = 0.8;
    private static final double LEAST_SPREAD = 2;

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

    /// Where these points say the face is, apart from what a detector said: a square as large as the longer side of
    /// the boxes that YuNet and the detectors trained with it draw, and where these lie to the points, fitted to
    /// 1 171 faces. A turned head has its box where the ear is, away from the nose.
    ///
    /// @return empty where the points lie so near each other that they say nothing
    public Optional<Box> box() {
        var middle = middle();
        var spread = spread();
        if (!(spread >= LEAST_SPREAD)) return Optional.empty();
        var roll = Math.atan2(rightEye.y() - leftEye.y(), rightEye.x() - leftEye.x());
        var cos = Math.cos(roll);
        var sin = Math.sin(roll);
        var aside = -BOX_ASIDE * ((nose.x() - middle.x()) * cos + (nose.y() - middle.y()) * sin);
        var up = BOX_UP * spread;
        var side = BOX_SIDE * spread;
        return Optional.of(new Box(
                middle.x() + aside * cos + up * sin - side / 2,
                middle.y() + aside * sin - up * cos - side / 2,
                side,
                side));
    }

    public Point middle() {
        return new Point(
                points().stream().mapToDouble(Point::x).average().orElseThrow(),
                points().stream().mapToDouble(Point::y).average().orElseThrow());
    }

    /// Root mean square distance from the middle.
    public double spread() {
        var middle = middle();
        return Math.sqrt(points().stream()
                .mapToDouble(point -> Math.pow(point.distanceTo(middle), 2))
                .average()
                .orElseThrow());
    }

    public double eyeDistance() {
        return leftEye.distanceTo(rightEye);
    }
}
