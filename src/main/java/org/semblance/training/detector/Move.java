package org.semblance.training.detector;

import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;

/// Takes a picture into a frame: mirrored or not, turned and scaled around a point that comes to lie on another.
///
/// @param angle radians, clockwise on the screen
record Move(double scale, double angle, boolean isMirrored, Point from, Point to) {
    Point apply(Point point) {
        var x = (point.x() - from.x()) * (isMirrored ? -scale : scale);
        var y = (point.y() - from.y()) * scale;
        return new Point(
                to.x() + x * Math.cos(angle) - y * Math.sin(angle), to.y() + x * Math.sin(angle) + y * Math.cos(angle));
    }

    /// The rows of OpenCV's 2x3 matrix.
    double[] matrix() {
        var origin = apply(new Point(0, 0));
        var side = isMirrored ? -scale : scale;
        return new double[] {
            side * Math.cos(angle), -scale * Math.sin(angle), origin.x(),
            side * Math.sin(angle), scale * Math.cos(angle), origin.y()
        };
    }

    /// The upright box around the turned ellipse that the box holds: a face has no corners.
    Box apply(Box box) {
        var center = apply(box.center());
        var width = 2 * Math.hypot(box.width() / 2 * Math.cos(angle), box.height() / 2 * Math.sin(angle)) * scale;
        var height = 2 * Math.hypot(box.width() / 2 * Math.sin(angle), box.height() / 2 * Math.cos(angle)) * scale;
        return new Box(center.x() - width / 2, center.y() - height / 2, width, height);
    }

    /// Left and right change places in a mirror.
    Landmarks apply(Landmarks points) {
        var leftEye = apply(points.leftEye());
        var rightEye = apply(points.rightEye());
        var nose = apply(points.nose());
        var leftMouth = apply(points.leftMouth());
        var rightMouth = apply(points.rightMouth());
        return isMirrored
                ? new Landmarks(rightEye, leftEye, nose, rightMouth, leftMouth)
                : new Landmarks(leftEye, rightEye, nose, leftMouth, rightMouth);
    }

    /// The upright box around the moved picture.
    Box applyToPicture(int width, int height) {
        var center = apply(new Point(width / 2.0, height / 2.0));
        var w = scale * (width * Math.abs(Math.cos(angle)) + height * Math.abs(Math.sin(angle)));
        var h = scale * (width * Math.abs(Math.sin(angle)) + height * Math.abs(Math.cos(angle)));
        return new Box(center.x() - w / 2, center.y() - h / 2, w, h);
    }
}
