package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameSource;
import org.semblance.camera.SmallPicture;
import org.semblance.detect.Landmarks;
import org.semblance.detect.TrackedFace;
import org.semblance.ipc.Event;
import org.semblance.recognition.Observation;

/// A camera whose pictures the person may see, some of them and small, with what was found in them.
final class ShownCamera implements FrameSource {
    private static final int MOST_WIDTH = 480;
    /// A little under 1/15 s: of a camera with 30 frames a second every other one is shown.
    private static final long PACE_NANOS = 60_000_000;

    private final FrameSource source;
    private final Consumer<Event> events;
    private Optional<SmallPicture> picture = Optional.empty();
    private long last;

    ShownCamera(FrameSource source, Consumer<Event> events) {
        this.source = source;
        this.events = events;
        this.last = System.nanoTime() - PACE_NANOS;
    }

    @Override
    public CameraIdentity identity() {
        return source.identity();
    }

    @Override
    public Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
        var next = source.next(timeout);
        picture = Optional.empty();
        if (next.isPresent() && System.nanoTime() - last >= PACE_NANOS) {
            last = System.nanoTime();
            picture = Optional.of(SmallPicture.of(next.get(), MOST_WIDTH));
        }
        return next;
    }

    /// Shows the last frame, if its turn has come.
    ///
    /// @param seen in it
    /// @param asking what is thought of the face that asks
    void show(Observation seen, Event.Verdict asking) {
        if (picture.isEmpty()) return;
        var small = picture.get();
        var marks = seen.faces().stream()
                .map(face -> mark(face, seen, asking, small.scale()))
                .toList();
        events.accept(new Event.Preview(small.width(), small.height(), small.bgr(), marks));
    }

    private static Event.Mark mark(TrackedFace face, Observation seen, Event.Verdict asking, double scale) {
        var subject = seen.subject().filter(one -> one.face().track() == face.track());
        var box = face.face().box();
        var landmarks =
                subject.isPresent() ? subject.get().landmarks() : face.face().landmarks();
        return new Event.Mark(
                (float) (scale * box.x()),
                (float) (scale * box.y()),
                (float) (scale * box.width()),
                (float) (scale * box.height()),
                points(landmarks, scale),
                "",
                subject.isPresent() ? asking : Event.Verdict.PENDING);
    }

    private static float[] points(Landmarks landmarks, double scale) {
        var points = new float[2 * landmarks.points().size()];
        var at = 0;
        for (var point : landmarks.points()) {
            points[at++] = (float) (scale * point.x());
            points[at++] = (float) (scale * point.y());
        }
        return points;
    }

    @Override
    public void close() {
        source.close();
    }
}
