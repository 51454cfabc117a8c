package org.semblance.camera;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/// Replays pictures from disk. Paced, it behaves as a camera does: a picture comes when it is due, and who is
/// late misses some. Otherwise every picture comes at once, stamped as if it had been paced. Spectrum is color
/// always: a file does not tell grey from infrared.
final class Recording implements FrameSource {
    /// What is on the disk.
    interface Pictures extends AutoCloseable {
        int count();

        double framesPerSecond();

        /// Picture `number` as 8-bit BGR, the caller's to close.
        Mat read(int number) throws CameraException.Unreadable;

        @Override
        void close();
    }

    private final CameraIdentity identity;
    private final Pictures pictures;
    private final boolean paced;
    private final long period;
    private final LightMeter meter = new LightMeter(Spectrum.COLOR);
    private long start;
    private int number;
    private boolean closed;

    Recording(Path path, Pictures pictures, boolean paced) {
        var name = path.toAbsolutePath().normalize().getFileName();
        this.identity = new CameraIdentity("recording:" + name, String.valueOf(name), true);
        this.pictures = pictures;
        this.paced = paced;
        this.period = Math.round(1e9 / pictures.framesPerSecond());
    }

    @Override
    public CameraIdentity identity() {
        return identity;
    }

    @Override
    public synchronized Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
        if (start == 0) start = System.nanoTime();
        if (paced && !closed) await(timeout);
        if (closed || number >= pictures.count()) return Optional.empty();
        var current = number++;
        var picture = pictures.read(current);
        var condition = meter.judge(picture);
        return Optional.of(new Frame(picture, current, start + current * period, Spectrum.COLOR, condition));
    }

    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        pictures.close();
        notifyAll();
    }

    private void await(Duration timeout) throws CameraException.Silent, InterruptedException {
        var late = (int) Math.min(pictures.count(), (System.nanoTime() - start) / period);
        number = Math.max(number, late);
        if (number >= pictures.count()) return;
        var deadline = System.nanoTime() + timeout.toNanos();
        var due = start + number * period;
        for (var now = System.nanoTime(); now < due && !closed; now = System.nanoTime()) {
            if (now >= deadline) throw new CameraException.Silent(identity.name(), timeout);
            var left = Math.min(due, deadline) - now;
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
