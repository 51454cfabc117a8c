package org.semblance.camera;

import java.time.Duration;
import java.util.Optional;

/// An open camera or recording. One thread uses it; [#close] may be called by any and ends a waiting [#next].
public interface FrameSource extends AutoCloseable {
    CameraIdentity identity();

    /// The next frame, which the caller closes; empty at the end of a recording and after [#close].
    ///
    /// @throws CameraException when no frame came within `timeout`, the camera went away, or a
    ///   picture cannot be read
    Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException;

    @Override
    void close();
}
