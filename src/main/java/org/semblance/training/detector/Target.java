package org.semblance.training.detector;

import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;

/// A face in a frame, in the frame's pixels.
///
/// @param isSure whether it must be found; the trainer looks away from the others
record Target(Box box, Landmarks points, boolean isSure) {
    double size() {
        return Math.sqrt(box.area());
    }

    Target unsure() {
        return new Target(box, points, false);
    }

    /// The part of the box that a frame shows, 0 to 1.
    double visible(int width, int height) {
        var w = Math.min(box.x() + box.width(), width) - Math.max(box.x(), 0);
        var h = Math.min(box.y() + box.height(), height) - Math.max(box.y(), 0);
        return w <= 0 || h <= 0 ? 0 : w * h / box.area();
    }
}
