package org.semblance.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameSource;
import org.semblance.detect.Landmarks;
import org.semblance.ipc.Event;
import org.semblance.recognition.Observation;

/// A camera whose last picture can be shown with what was found in it. It ends when the window is closed.
final class ShownSource implements FrameSource {
    /// What a face is called and whether it is the right one.
    record Label(String text, Event.Verdict verdict) {}

    private final FrameSource source;
    private final DemoScreen screen;
    private int width;
    private int height;
    private byte[] bgr;

    ShownSource(FrameSource source, DemoScreen screen) {
        this.source = source;
        this.screen = screen;
    }

    @Override
    public CameraIdentity identity() {
        return source.identity();
    }

    @Override
    public Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
        if (screen.isClosed()) return Optional.empty();
        var next = source.next(timeout);
        if (screen.hasWindow()) next.ifPresent(this::keep);
        return next;
    }

    private void keep(Frame frame) {
        width = frame.width();
        height = frame.height();
        bgr = new byte[width * height * 3];
        if (frame.bgr().isContinuous()) {
            frame.bgr().data().get(bgr);
            return;
        }
        for (var row = 0; row < height; row++) frame.bgr().ptr(row).get(bgr, row * width * 3, width * 3);
    }

    /// Shows the last picture.
    ///
    /// @param asking for the face that asks; others stay without a name
    void show(Observation seen, Label asking) {
        if (bgr == null) return;
        var marks = new ArrayList<Event.Mark>();
        for (var face : seen.faces()) {
            var subject = seen.subject().filter(one -> one.face().track() == face.track());
            var box = face.face().box();
            var points = points(
                    subject.isPresent()
                            ? subject.get().landmarks()
                            : face.face().landmarks());
            var label = subject.isPresent() ? asking : new Label("", Event.Verdict.PENDING);
            marks.add(new Event.Mark(
                    (float) box.x(),
                    (float) box.y(),
                    (float) box.width(),
                    (float) box.height(),
                    points,
                    label.text(),
                    label.verdict()));
        }
        screen.frame(new Event.Preview(width, height, bgr, marks));
    }

    private static float[] points(Landmarks landmarks) {
        var points = new float[2 * landmarks.points().size()];
        var at = 0;
        for (var point : landmarks.points()) {
            points[at++] = (float) point.x();
            points[at++] = (float) point.y();
        }
        return points;
    }

    @Override
    public void close() {
        source.close();
    }
}
