package org.semblance.camera;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A webcam as listed.
///
/// @param node where it is now, as `/dev/video0`; may change at the next boot
/// @param driver kernel driver, by its own word
/// @param busPath where it is plugged in, as `pci-0000:00:14.0-usb-4:1.0`; empty for a virtual camera
/// @param vendorProduct as `046d:085e`, of USB cameras
/// @param builtIn it is in the lid, as far as anybody can tell
/// @param problem why it cannot be used now
public record CameraInfo(
        CameraIdentity identity,
        Path node,
        String driver,
        String busPath,
        Optional<String> vendorProduct,
        Optional<String> serial,
        Spectrum spectrum,
        boolean builtIn,
        List<CameraFormat> formats,
        Optional<CameraException> problem) {
    public CameraInfo {
        formats = List.copyOf(formats);
    }

    public boolean usable() {
        return problem.isEmpty();
    }

    /// For messages.
    String label() {
        return "%s (%s)".formatted(identity.name(), node);
    }
}
