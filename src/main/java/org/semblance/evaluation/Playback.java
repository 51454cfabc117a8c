package org.semblance.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bytedeco.opencv.opencv_core.Mat;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameCondition;
import org.semblance.camera.FrameSource;
import org.semblance.camera.Spectrum;

/// A camera that has been streaming prepared pictures since long ago, at 30 a second, for ever. It costs next to
/// nothing: what is timed while it plays is not the making of its pictures. One thread uses it.
final class Playback implements FrameSource {
    private static final long PERIOD_NANOS = 1_000_000_000L / Script.FRAMES_PER_SECOND;

    private final List<Mat> pictures;
    private final long startNanos = System.nanoTime();
    private long last = -1;

    /// Takes ownership of the pictures.
    Playback(List<Mat> pictures) {
        this.pictures = List.copyOf(pictures);
    }

    @Override
    public CameraIdentity identity() {
        return new CameraIdentity("recording:benchmark", "benchmark", true);
    }

    @Override
    public Optional<Frame> next(Duration timeout) throws InterruptedException {
        var sequence = Math.max(last + 1, (System.nanoTime() - startNanos) / PERIOD_NANOS + 1);
        TimeUnit.NANOSECONDS.sleep(startNanos + sequence * PERIOD_NANOS - System.nanoTime());
        last = sequence;
        var picture = pictures.get((int) (sequence % pictures.size())).clone();
        return Optional.of(new Frame(picture, sequence, System.nanoTime(), Spectrum.COLOR, FrameCondition.USABLE));
    }

    @Override
    public void close() {
        pictures.forEach(Mat::close);
    }
}
