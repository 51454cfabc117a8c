package org.semblance.align;

import java.util.List;
import org.semblance.detect.Point;

/// A rotation, a scale and a shift: (x, y) -> (a x - b y + c, b x + a y + d).
public record SimilarityTransform(double a, double b, double c, double d) {

    /// The one that brings points nearest to their targets, least squares, without reflection.
    ///
    /// Source: S. Umeyama, Least-squares estimation of transformation parameters between two point patterns,
    /// PAMI 13 (1991), in its closed form for the plane.
    ///
    /// @throws IllegalArgumentException when the points coincide
    public static SimilarityTransform fit(List<Point> from, List<Point> to) {
        var n = from.size();
        double mx = 0, my = 0, tx = 0, ty = 0;
        for (var i = 0; i < n; i++) {
            mx += from.get(i).x() / n;
            my += from.get(i).y() / n;
            tx += to.get(i).x() / n;
            ty += to.get(i).y() / n;
        }
        double spread = 0, along = 0, across = 0;
        for (var i = 0; i < n; i++) {
            var x = from.get(i).x() - mx;
            var y = from.get(i).y() - my;
            var u = to.get(i).x() - tx;
            var v = to.get(i).y() - ty;
            spread += x * x + y * y;
            along += x * u + y * v;
            across += x * v - y * u;
        }
        if (!(spread > 1e-9)) throw new IllegalArgumentException("points that coincide have no direction");
        var a = along / spread;
        var b = across / spread;
        return new SimilarityTransform(a, b, tx - a * mx + b * my, ty - b * mx - a * my);
    }

    public double scale() {
        return Math.hypot(a, b);
    }

    public Point apply(Point point) {
        return new Point(a * point.x() - b * point.y() + c, b * point.x() + a * point.y() + d);
    }
}
