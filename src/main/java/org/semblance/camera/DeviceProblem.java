package org.semblance.camera;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/// Finds out why a device cannot be used: OpenCV only says that it could not open it.
final class DeviceProblem {
    private static final Path PROC = Path.of("/proc");

    private DeviceProblem() {}

    /// Returns when the device can be used. May block as long as the driver does.
    static void check(CameraInfo camera) throws CameraException {
        try (var device = new V4l2(camera.node())) {
            device.claim();
        } catch (V4l2.Failure e) {
            throw explain(e, camera.label(), camera.node());
        }
    }

    static CameraException explain(V4l2.Failure failure, String label, Path node) {
        return switch (failure.errno) {
            case V4l2.ENOENT, V4l2.ENODEV, V4l2.ENXIO -> new CameraException.Unplugged(label);
            case V4l2.EACCES, V4l2.EPERM -> new CameraException.Forbidden(label);
            case V4l2.EBUSY -> new CameraException.Busy(label, holder(node).orElse(""));
            default -> new CameraException.Unreadable(failure, node, CameraFlaw.DRIVER_FAILS, failure.getMessage());
        };
    }

    /// "name (pid)" of every process that has the node open, since which of them streams cannot be seen; empty
    /// where none is visible. Only root sees the processes of other users.
    static Optional<String> holder(Path node) {
        var holders = new ArrayList<String>();
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            var real = node.toRealPath();
            for (var process : processes) if (hasOpen(process, real)) holders.add(name(process));
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(String.join(", ", holders)).filter(text -> !text.isEmpty());
    }

    private static boolean hasOpen(Path process, Path node) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var descriptor : descriptors) {
                try {
                    if (Files.readSymbolicLink(descriptor).equals(node)) return true;
                } catch (IOException e) {
                    continue; // closed since it was listed
                }
            }
            return false;
        } catch (IOException e) {
            return false; // another user's, or ended since it was listed
        }
    }

    private static String name(Path process) {
        var pid = process.getFileName().toString();
        try {
            return "%s (%s)".formatted(Files.readString(process.resolve("comm")).strip(), pid);
        } catch (IOException e) {
            return "process " + pid;
        }
    }
}
