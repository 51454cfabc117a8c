package org.semblance.camera;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A camera of this machine, through OpenCV's V4L2 backend. All native calls are made by one thread of its own,
/// so a driver that hangs hangs nobody else.
final class Webcam implements FrameSource {
    private static final Duration GOODBYE = OpenCv.PATIENCE.plusSeconds(1);

    private final CameraInfo info;
    private final Capture capture;
    private final LatestFrame latest;
    private final Thread thread;

    private Webcam(CameraInfo info) {
        this.info = info;
        this.latest = new LatestFrame(info.label());
        this.capture = new Capture(info, latest);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("camera " + info.node().getFileName())
                .unstarted(capture);
    }

    /// Waits until the camera streams, at most for `timeout`.
    static Webcam open(CameraInfo info, Duration timeout) throws CameraException, InterruptedException {
        var webcam = new Webcam(info);
        webcam.thread.start();
        try {
            webcam.capture.opened().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return webcam;
        } catch (TimeoutException e) {
            webcam.capture.stop();
            throw new CameraException.Silent(info.label(), timeout);
        } catch (InterruptedException e) {
            webcam.close(); // whoever asks next would be told that we ourselves have it
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CameraException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public CameraIdentity identity() {
        return info.identity();
    }

    @Override
    public Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
        return latest.take(timeout);
    }

    /// Gives the device back before it returns, unless the driver hangs.
    @Override
    public void close() {
        capture.stop();
        latest.close();
        try {
            thread.join(GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
