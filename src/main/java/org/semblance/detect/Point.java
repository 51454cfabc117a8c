package org.semblance.detect;

/// A place in a picture, in pixels, (0, 0) being the middle of the top left pixel.
public record Point(double x, double y) {
    public double distanceTo(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
