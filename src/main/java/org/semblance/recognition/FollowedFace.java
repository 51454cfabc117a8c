package org.semblance.recognition;

import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;

/// A face between two looks of the detector: where its box lies to its points, so that the points of one frame give
/// the box to look at in the next.
///
/// @param track number
/// @param searchedNanos timestamp of the last frame that the detector saw
/// @param frames that it did not see since
/// @param box as the detector had it last
/// @param origin points that belong to that box
/// @param landmarks of the last frame
record FollowedFace(long track, long searchedNanos, int frames, Box box, Landmarks origin, Landmarks landmarks) {
    /// A face does not move by more of its own width between two frames, nor grow by more: what does is another
    /// one.
    private static final double MOST_MOVE = 0.35;

    private static final double MOST_GROWTH = 1.25;

    /// The box where the face is expected: as it lay to the points when the detector saw both.
    Box expected() {
        var growth = landmarks.spread() / Math.max(1e-9, origin.spread());
        var before = origin.middle();
        var now = landmarks.middle();
        var center = box.center();
        var width = box.width() * growth;
        var height = box.height() * growth;
        return new Box(
                now.x() + (center.x() - before.x()) * growth - width / 2,
                now.y() + (center.y() - before.y()) * growth - height / 2,
                width,
                height);
    }

    /// Whether points can be the same face's, a frame later.
    boolean isNear(Landmarks found) {
        var growth = found.spread() / Math.max(1e-9, landmarks.spread());
        return found.middle().distanceTo(landmarks.middle())
                        <= MOST_MOVE * expected().longerSide()
                && growth <= MOST_GROWTH
                && growth >= 1 / MOST_GROWTH;
    }

    FollowedFace next(Landmarks found) {
        return new FollowedFace(track, searchedNanos, frames + 1, box, origin, found);
    }
}
