package org.semblance.session.linux;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// The screens as the kernel's graphics drivers list them. Desktops tell of a dark screen in as many ways as
/// there are desktops; the kernel knows for all of them.
record Screens(Path drm) {
    static final Path DRM = Path.of("/sys/class/drm");

    /// Whether there are connected screens, and all of them are off. False where no driver tells, as in a virtual
    /// machine.
    boolean areOff() {
        var connected = new ArrayList<String>();
        try (var entries = Files.newDirectoryStream(drm, "card*-*")) {
            for (var entry : entries) {
                if (attribute(entry, "status").equals("connected")) connected.add(attribute(entry, "dpms"));
            }
        } catch (IOException | DirectoryIteratorException _) {
            return false;
        }
        return !connected.isEmpty() && connected.stream().allMatch("Off"::equals);
    }

    private static String attribute(Path entry, String name) {
        try {
            return Files.readString(entry.resolve(name)).strip();
        } catch (IOException _) {
            return "";
        }
    }
}
