package org.semblance.camera;

import java.util.Objects;

/// Which camera a frame or a reference came from, in a form that outlives reboots and renumbered device nodes.
///
/// A vendor and product number can be forged by any USB device, and a name proves nothing: the identity pins a
/// camera
/// against swaps by accident and by amateurs, it does not authenticate it.
///
/// @param id stable text: bus path, vendor:product and serial of a webcam, `recording:` and a name otherwise
/// @param name what a person calls it
/// @param virtual no physical bus is behind it: loopback devices, screen grabbers, recordings
public record CameraIdentity(String id, String name, boolean virtual) {
    public CameraIdentity {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }
}
