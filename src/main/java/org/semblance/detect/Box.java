package org.semblance.detect;

/// An upright rectangle in a picture, in pixels; may reach beyond the picture.
public record Box(double x, double y, double width, double height) {
    public Point center() {
        return new Point(x + width / 2, y + height / 2);
    }

    public double longerSide() {
        return Math.max(width, height);
    }

    public double area() {
        return width * height;
    }

    /// Intersection over union, 0 to 1.
    public double overlap(Box other) {
        var w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        var h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        if (w <= 0 || h <= 0) return 0;
        return w * h / (area() + other.area() - w * h);
    }
}
