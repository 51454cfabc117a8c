package org.semblance.ui.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class AutostartTest {
    @TempDir
    private Path folder;

    @Test
    void comesAndGoesWithoutATrace() throws Exception {
        var entry = entry("/opt/semblance/semblance");
        assertFalse(entry.isOn());
        entry.turn(true);
        assertTrue(entry.isOn());
        assertTrue(Files.readAllLines(entry.file()).contains("Exec=\"/opt/semblance/semblance\" \"tray\""));
        entry.turn(false);
        assertFalse(entry.isOn());
        try (var left = Files.list(entry.file().getParent())) {
            assertEquals(0, left.count());
        }
        entry.turn(false);
    }

    @Test
    void anEntryThatTheDesktopSwitchedOffIsOff() throws Exception {
        var entry = entry("/opt/semblance");
        entry.turn(true);
        Files.writeString(entry.file(), Files.readString(entry.file()) + "Hidden=true\n");
        assertFalse(entry.isOn());
        entry.turn(true);
        assertTrue(entry.isOn());
    }

    /// The desktop's own reader takes the words apart as they were put in; of a percent sign in a path it makes
    /// two.
    @Test
    void aPathMayHoldEveryCharacter() throws Exception {
        var program = Files.createDirectories(folder.resolve("a \"b\" $HOME `c` \\d ü"))
                .resolve("semblance");
        var seen = folder.resolve("seen");
        Files.writeString(
                program, "#!/bin/sh\nprintf '%s' \"$1\" >'" + seen + ".new'; mv '" + seen + ".new' '" + seen + "'\n");
        assertTrue(program.toFile().setExecutable(true));
        var entry = entry(program.toString());
        entry.turn(true);
        var launch = new ProcessBuilder("gio", "launch", entry.file().toString())
                .inheritIO()
                .start();
        assertEquals(0, launch.waitFor());
        while (!Files.exists(seen)) LockSupport.parkNanos(20_000_000);
        assertEquals("tray", Files.readString(seen));
    }

    private Autostart entry(String program) {
        return new Autostart(folder.resolve("autostart/semblance.desktop"), List.of(program, "tray"));
    }
}
