package org.semblance.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.semblance.ipc.CameraChoice;
import picocli.CommandLine.Option;

/// Which camera, shared by every command that looks through one.
final class CameraOptions {
    @Option(names = "--camera", paramLabel = "NAME")
    private String name;

    @Option(names = "--allow-virtual")
    private boolean allowVirtual;

    @Option(names = "--no-pace")
    private boolean unpaced;

    CameraChoice choice() {
        return new CameraChoice(Optional.ofNullable(name).map(CameraOptions::absolute), allowVirtual, !unpaced);
    }

    /// A recording as a service in another folder finds it; other names as they are. A number is a camera's.
    private static String absolute(String name) {
        var path = Path.of(name);
        var recording = Files.exists(path) && !name.chars().allMatch(Character::isDigit);
        return recording ? path.toAbsolutePath().toString() : name;
    }
}
