package org.semblance.camera;

import java.util.Objects;
import java.util.regex.Pattern;

/// Which camera a frame or a reference came from, in a form that outlives reboots and renumbered device nodes.
///
/// A vendor and product number can be forged by any USB device, and a name proves nothing: the identity pins a
/// camera against swaps by accident and by amateurs, it does not authenticate it.
///
/// @param id stable text: bus path, vendor:product and serial of a webcam, `recording:` and a name otherwise
/// @param name what a person calls it
/// @param virtual no physical bus is behind it: loopback devices, screen grabbers, recordings
public record CameraIdentity(String id, String name, boolean virtual) {
    /// As `...@pci-0000:00:14.0-usb-4:1.2#1`: the port, then the interface, then the node.
    private static final Pattern USB_INTERFACE = Pattern.compile("^(.*-usb-[^:#]+):[^:#]+(?:#\\d+)?$");

    public CameraIdentity {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }

    /// The device it is a part of: the color and the infrared half of one webcam are two cameras of one device, two
    /// interfaces behind one USB port.
    public String device() {
        return device(id);
    }

    /// The same of a camera's stable id.
    public static String device(String id) {
        return USB_INTERFACE.matcher(id).replaceFirst("$1");
    }
}
