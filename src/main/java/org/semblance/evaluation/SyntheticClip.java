package org.semblance.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameCondition;
import org.semblance.camera.FrameSource;
import org.semblance.camera.Spectrum;

/// A camera that films a [Script]. It ends like a recording, or starts over when it loops. Paced, a frame comes
/// when its time has come; otherwise at once, with the timestamps it would have had.
public final class SyntheticClip implements FrameSource {
    private static final long PERIOD_NANOS = 1_000_000_000L / Script.FRAMES_PER_SECOND;
    /// Mean grey level under which a picture cannot show a face.
    private static final double DARK = 12;

    private final Script script;
    private final boolean paced;
    private final boolean looping;
    private final SyntheticCamera camera = new SyntheticCamera();
    private final CountDownLatch closed = new CountDownLatch(1);
    private long startNanos;
    private int sequence;

    private SyntheticClip(Script script, boolean paced, boolean looping) {
        this.script = script;
        this.paced = paced;
        this.looping = looping;
    }

    /// As fast as it is asked, once.
    public static SyntheticClip of(Script script) {
        return new SyntheticClip(script, false, false);
    }

    /// At 30 frames a second, once; every frame, however late.
    public static SyntheticClip paced(Script script) {
        return new SyntheticClip(script, true, false);
    }

    /// At 30 frames a second, for ever; what is not fetched in time is dropped, as a camera does.
    public static SyntheticClip looping(Script script) {
        return new SyntheticClip(script, true, true);
    }

    /// The pictures of a script, 640 x 480 BGR, the caller's.
    public static List<Mat> pictures(Script script) {
        var pictures = new ArrayList<Mat>(script.length());
        try (var camera = new SyntheticCamera()) {
            for (var n = 0; n < script.length(); n++) {
                pictures.add(camera.take(script.scene().apply(n)));
            }
        }
        return pictures;
    }

    @Override
    public CameraIdentity identity() {
        return new CameraIdentity("recording:synthetic", script.name(), true);
    }

    @Override
    public Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
        if (sequence == 0) startNanos = System.nanoTime();
        else if (looping) dropMissed();
        if (!looping && sequence >= script.length()) return Optional.empty();
        var due = startNanos + sequence * PERIOD_NANOS;
        if (paced && !waitFor(due, timeout)) throw new CameraException.Silent(script.name(), timeout);
        var scene = script.scene().apply(sequence % script.length());
        synchronized (camera) {
            if (closed.getCount() == 0) return Optional.empty();
            var picture = camera.take(scene);
            var timestamp = paced ? System.nanoTime() : due;
            var condition = condition(picture, scene.sensor());
            return Optional.of(
                    new Frame(picture, sequence++, timestamp, scene.sensor().spectrum(), condition));
        }
    }

    private void dropMissed() {
        sequence = Math.max(sequence, (int) ((System.nanoTime() - startNanos) / PERIOD_NANOS));
    }

    private static FrameCondition condition(Mat picture, Sensor sensor) {
        try (var mean = opencv_core.mean(picture)) {
            if (mean.get(1) >= DARK) return FrameCondition.USABLE;
        }
        var emitterOff = sensor.spectrum() == Spectrum.INFRARED && !sensor.emitter();
        return emitterOff ? FrameCondition.STROBE : FrameCondition.DARK;
    }

    @Override
    public void close() {
        closed.countDown();
        synchronized (camera) {
            camera.close();
        }
    }

    /// False when the frame is not due within `timeout`.
    private boolean waitFor(long due, Duration timeout) throws InterruptedException {
        var wait = due - System.nanoTime();
        if (wait > timeout.toNanos()) {
            closed.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return closed.getCount() == 0;
        }
        closed.await(wait, TimeUnit.NANOSECONDS);
        return true;
    }
}
