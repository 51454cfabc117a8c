package org.semblance.liveness;

import static org.bytedeco.opencv.global.opencv_core.NORM_INF;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.semblance.camera.Frame;
import org.semblance.detect.TrackedFace;

/// Denies a face whose pixels do not change. A sensor never delivers the same picture twice: a stuck driver and
/// a still picture fed to a fake device do. Some cameras repeat a frame when light is short, so a few repeats
/// only wait.
///
/// It stops nothing that moves or carries noise; printed photos and screens are other cues' business.
public final class FrozenPicture implements AutoCloseable {
    static final int PATIENCE_FRAMES = 10;

    private final Mat last = new Mat();
    private Rect place;
    private long track = -1;
    private int changed;
    private int repeated;

    /// @param face in `frame`; a new track starts anew
    public Liveness observe(Frame frame, TrackedFace face) {
        if (face.track() != track) {
            track = face.track();
            changed = 0;
            repeated = 0;
            last.release();
        }
        if (!last.empty()) compare(frame);
        keep(frame, face);
        return verdict(frame);
    }

    /// Looks where the face was in the frame before: a box may move or grow over a picture that stands still.
    private void compare(Frame frame) {
        if (isRepeated(frame)) repeated++;
        else {
            changed++;
            repeated = 0;
        }
    }

    private boolean isRepeated(Frame frame) {
        var fits = place.x() + place.width() <= frame.width() && place.y() + place.height() <= frame.height();
        if (!fits) return false;
        try (var pixels = frame.bgr().apply(place)) {
            return opencv_core.norm(last, pixels, NORM_INF, null) == 0;
        }
    }

    private void keep(Frame frame, TrackedFace face) {
        if (place != null) place.close();
        place = area(frame, face);
        try (var pixels = frame.bgr().apply(place)) {
            pixels.copyTo(last);
        }
    }

    private Liveness verdict(Frame frame) {
        if (repeated >= PATIENCE_FRAMES) return liveness(frame, Liveness.State.DENIED, "frozen picture");
        return liveness(frame, changed > 0 && repeated == 0 ? Liveness.State.CLEAR : Liveness.State.PENDING, "");
    }

    private Liveness liveness(Frame frame, Liveness.State state, String cue) {
        return new Liveness(track, frame.sequence(), state, cue);
    }

    private static Rect area(Frame frame, TrackedFace face) {
        var box = face.face().box();
        var x = (int) Math.clamp(box.x(), 0, frame.width() - 1);
        var y = (int) Math.clamp(box.y(), 0, frame.height() - 1);
        var width = (int) Math.clamp(box.width(), 1, frame.width() - x);
        var height = (int) Math.clamp(box.height(), 1, frame.height() - y);
        return new Rect(x, y, width, height);
    }

    @Override
    public void close() {
        last.close();
        if (place != null) place.close();
    }
}
