package org.semblance.recognition;

import java.util.List;
import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;

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
        var growth = spread(landmarks) / Math.max(1e-9, spread(origin));
        var before = middle(origin);
        var now = middle(landmarks);
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
        var growth = spread(found) / Math.max(1e-9, spread(landmarks));
        return middle(found).distanceTo(middle(landmarks))
                        <= MOST_MOVE * expected().longerSide()
                && growth <= MOST_GROWTH
                && growth >= 1 / MOST_GROWTH;
    }

    FollowedFace next(Landmarks found) {
        return new FollowedFace(track, searchedNanos, frames + 1, box, origin, found);
    }

    private static Point middle(Landmarks landmarks) {
        return middle(landmarks.points());
    }

    private static Point middle(List<Point> points) {
        return new Point(
                points.stream().mapToDouble(Point::x).average().orElseThrow(),
                points.stream().mapToDouble(Point::y).average().orElseThrow());
    }

    /// Root mean square distance from the middle.
    private static double spread(Landmarks landmarks) {
        var middle = middle(landmarks);
        return Math.sqrt(landmarks.points().stream()
                .mapToDouble(point -> Math.pow(point.distanceTo(middle), 2))
                .average()
                .orElseThrow());
    }
}
