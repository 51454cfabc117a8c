package org.semblance.training.landmarks;

import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;

/// The part of a picture around a box that views are cut from: a square of [#REACH] box sides, [#SIDE] pixels wide.
/// One of its pixels is one pixel of the network's own crop, so nothing is lost and nothing invented.
final class Patch {
    static final int SIDE = 128;
    static final int BYTES = SIDE * SIDE * 3;
    /// Width of a patch in sides of the box in its middle.
    static final double REACH = 2;
    /// Of the network's input.
    static final int VIEW = 80;
    /// Width of the network's crop in sides of the box.
    static final double CROP = 1.25;

    private Patch() {}

    /// What a patch shows.
    ///
    /// @param person see [org.semblance.training.CropShard.Label]
    /// @param points in the patch's pixels; null where the box in the middle is no face's
    record Label(String source, String name, int person, Landmarks points) {
        boolean isFace() {
            return points != null;
        }
    }

    /// The square of the picture that a patch shows.
    static Box around(Box box) {
        var side = REACH * box.longerSide();
        return new Box(box.center().x() - side / 2, box.center().y() - side / 2, side, side);
    }
}
