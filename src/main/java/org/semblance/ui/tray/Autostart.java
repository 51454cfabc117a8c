package org.semblance.ui.tray;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.semblance.ipc.Words;

/// Whether the tray starts with the session: an entry of the user's own, as desktops read it (freedesktop.org,
/// autostart).
///
/// @param file `~/.config/autostart/semblance.desktop`
/// @param command how this program is started, an absolute path and its arguments
public record Autostart(Path file, List<String> command) {

    /// An entry that somebody switched off in the settings of the desktop counts as off.
    public boolean isOn() {
        try {
            return Files.isRegularFile(file)
                    && Files.readAllLines(file).stream()
                            .map(line -> line.replace(" ", ""))
                            .noneMatch(line ->
                                    line.equals("Hidden=true") || line.equals("X-GNOME-Autostart-enabled=false"));
        } catch (IOException e) {
            return false;
        }
    }

    public void turn(boolean on) throws IOException {
        if (!on) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.getParent());
        var fresh = Files.createTempFile(file.getParent(), ".semblance", ".new");
        try {
            Files.writeString(fresh, entry());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private String entry() {
        return """
            [Desktop Entry]
            Type=Application
            Name=Semblance
            Comment=%s
            Exec=%s
            Terminal=false
            """.formatted(
                        Words.text("tray.autostart.comment"),
                        command.stream().map(Autostart::quoted).collect(Collectors.joining(" ")));
    }

    /// As the specification has it: quoted, then escaped as every string of the file, with no field code in it.
    private static String quoted(String argument) {
        return '"'
                + argument.replaceAll("([\"`$\\\\])", "\\\\$1")
                        .replace("\\", "\\\\")
                        .replace("%", "%%")
                + '"';
    }
}
