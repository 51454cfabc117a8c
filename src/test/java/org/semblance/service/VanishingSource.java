package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameSource;

/// A camera that is unplugged after some frames.
final class VanishingSource implements FrameSource {
    private final FrameSource source;
    private int left;

    VanishingSource(FrameSource source, int frames) {
        this.source = source;
        this.left = frames;
    }

    @Override
    public CameraIdentity identity() {
        return source.identity();
    }

    @Override
    public Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
        if (left-- == 0) throw new CameraException.Unplugged("camera");
        return source.next(timeout);
    }

    @Override
    public void close() {
        source.close();
    }
}
