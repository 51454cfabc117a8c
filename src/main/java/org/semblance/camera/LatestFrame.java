package org.semblance.camera;

import java.time.Duration;
import java.util.Optional;

/// Hands frames from the thread that captures to the thread that looks. A frame that was not taken in time is
/// replaced, so who is slow misses frames but never sees an old one.
final class LatestFrame {
    private final String camera;
    private Frame frame;
    private CameraException failure;
    private boolean closed;

    LatestFrame(String camera) {
        this.camera = camera;
    }

    /// Takes ownership.
    synchronized void put(Frame newer) {
        if (frame != null) frame.close();
        frame = closed ? null : newer;
        if (closed) newer.close();
        notifyAll();
    }

    /// The last thing that happens: every later [#take] fails with it.
    synchronized void fail(CameraException cause) {
        failure = cause;
        notifyAll();
    }

    /// The newest frame not taken yet, which is the caller's to close; empty once closed.
    synchronized Optional<Frame> take(Duration timeout) throws CameraException, InterruptedException {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (frame == null && failure == null && !closed) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) throw new CameraException.Silent(camera, timeout);
            wait(left);
        }
        if (closed) return Optional.empty();
        if (failure != null) throw failure;
        var taken = frame;
        frame = null;
        return Optional.of(taken);
    }

    synchronized void close() {
        closed = true;
        if (frame != null) frame.close();
        frame = null;
        notifyAll();
    }
}
