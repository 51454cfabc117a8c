package org.semblance.detect;

import java.util.ArrayList;
import java.util.List;

/// Follows faces from frame to frame by overlap. A face that was not seen for [#PATIENCE_NANOS] is gone: when it
/// comes back it is a new track, so what was known of the old one cannot be continued by somebody else.
public final class FaceTracker {
    static final long PATIENCE_NANOS = 250_000_000L;
    static final double LEAST_OVERLAP = 0.3;

    private record Track(long number, Box last, long seenNanos) {}

    private final List<Track> tracks = new ArrayList<>();
    private long next;

    public FaceTracker() {
        next = 1;
    }

    /// Begins anew without using a track number twice.
    public FaceTracker(FaceTracker before) {
        next = before.next;
    }

    /// @param faces best score first
    /// @param nowNanos the frame's timestamp
    /// @return the same faces in the same order, each with its track
    public List<TrackedFace> update(List<Face> faces, long nowNanos) {
        tracks.removeIf(track -> nowNanos - track.seenNanos > PATIENCE_NANOS || nowNanos < track.seenNanos);
        var open = new ArrayList<>(tracks);
        var tracked = new ArrayList<TrackedFace>();
        for (var face : faces) {
            var track = nearest(open, face.box());
            if (track == null) track = new Track(next++, face.box(), nowNanos);
            else {
                open.remove(track);
                tracks.remove(track);
            }
            tracks.add(new Track(track.number, face.box(), nowNanos));
            tracked.add(new TrackedFace(track.number, face));
        }
        return tracked;
    }

    /// Ends a track and begins another in its place: somebody else is there now.
    ///
    /// @return the new number
    public long renew(long track) {
        var number = next++;
        tracks.replaceAll(one -> one.number == track ? new Track(number, one.last, one.seenNanos) : one);
        return number;
    }

    private static Track nearest(List<Track> tracks, Box box) {
        Track best = null;
        var most = LEAST_OVERLAP;
        for (var track : tracks) {
            var overlap = track.last.overlap(box);
            if (overlap >= most) {
                most = overlap;
                best = track;
            }
        }
        return best;
    }
}
