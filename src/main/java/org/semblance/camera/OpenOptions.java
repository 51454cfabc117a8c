package org.semblance.camera;

import java.time.Duration;

/// How a camera or a recording is opened.
///
/// @param allowVirtual also a camera with no physical bus behind it, or a recording
/// @param paced a recording replays at its own frame rate; else as fast as it is read
/// @param openTimeout how long a webcam may take until it streams
public record OpenOptions(boolean allowVirtual, boolean paced, Duration openTimeout) {
    public static final OpenOptions DEFAULT = new OpenOptions(false, true, Duration.ofSeconds(5));

    public OpenOptions(boolean allowVirtual, boolean paced) {
        this(allowVirtual, paced, DEFAULT.openTimeout);
    }
}
