package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameSource;

/// A source whose every answer, a frame or none, is a beat.
record BeatingSource(FrameSource source, Pulse pulse) implements FrameSource {
    @Override
    public CameraIdentity identity() {
        return source.identity();
    }

    @Override
    public Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
        pulse.beat();
        return source.next(timeout);
    }

    @Override
    public void close() {
        pulse.beat();
        source.close();
    }
}
