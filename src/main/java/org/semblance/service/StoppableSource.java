package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameSource;

/// A source that ends when it is told to.
record StoppableSource(FrameSource source, BooleanSupplier stop) implements FrameSource {
    @Override
    public CameraIdentity identity() {
        return source.identity();
    }

    @Override
    public Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
        return stop.getAsBoolean() ? Optional.empty() : source.next(timeout);
    }

    @Override
    public void close() {
        source.close();
    }
}
