package org.semblance.ipc;

import java.util.Optional;

/// Which camera to use and how.
///
/// @param name as after `--camera`; empty for the default camera
/// @param allowVirtual also take a camera with no physical bus behind it, or a recording
/// @param paced replay a recording at its own frame rate
public record CameraChoice(Optional<String> name, boolean allowVirtual, boolean paced) {
    public static final CameraChoice DEFAULT = new CameraChoice(Optional.empty(), false, true);
}
