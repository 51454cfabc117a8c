package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameSource;

/// A source that is counted as long as it is open.
record CountedSource(FrameSource source, AtomicInteger open) implements FrameSource {
    CountedSource {
        open.incrementAndGet();
    }

    @Override
    public CameraIdentity identity() {
        return source.identity();
    }

    @Override
    public Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
        return source.next(timeout);
    }

    @Override
    public void close() {
        open.decrementAndGet();
        source.close();
    }
}
