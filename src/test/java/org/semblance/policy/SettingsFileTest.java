package org.semblance.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path home;

    private Path file;
    private SettingsFile settings;

    @BeforeEach
    void nameTheFile() {
        file = home.resolve("semblance").resolve("settings.toml");
        settings = new SettingsFile(file);
    }

    @Test
    void withoutAFileNothingIsSaid() {
        assertEquals(new UserSettings(Map.of(), List.of()), settings.read());
    }

    @Test
    void whatIsWrittenIsReadByNobodyElse() throws Exception {
        settings.write(Setting.LOCK_AWAY, "true");
        settings.write(Setting.CAMERA, "usb:046d:085e@\"x\"");
        settings.write(Setting.FMR, "1e-5");
        assertEquals(
                Map.of(Setting.LOCK_AWAY, "true", Setting.CAMERA, "usb:046d:085e@\"x\"", Setting.FMR, "1e-5"),
                settings.read().said());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void keepsCommentsAndTheRestOfAHandEditedFile() throws Exception {
        write("# mine\nfmr = 1e-5 # strict\n\n[unlock]\n  input = true # on a touch\n");
        settings.write(Setting.UNLOCK_INPUT, "false");
        settings.write(Setting.LOCK_AWAY, "true");
        assertEquals(
                "# mine\nlock.away = true\nfmr = 1e-5 # strict\n\n[unlock]\n  input = false # on a touch\n",
                Files.readString(file));
    }

    @Test
    void takesAnyShapeThatTomlAllows() throws Exception {
        write("lock = { away = true }\n[unlock]\nlock = true\n");
        settings.write(Setting.LOCK_AWAY, "false");
        settings.write(Setting.UNLOCK_WAKE, "false");
        assertEquals(
                Map.of(Setting.LOCK_AWAY, "false", Setting.UNLOCK_LOCK, "true", Setting.UNLOCK_WAKE, "false"),
                settings.read().said());
    }

    @Test
    void whatIsNotUnderstoodCountsAsNotSaid() throws Exception {
        write("fmr = \"often\"\nunlock.inputs = false\nunlock.wake = false\n");
        var read = settings.read();
        assertEquals(Map.of(Setting.UNLOCK_WAKE, "false"), read.said());
        assertEquals(2, read.complaints().size(), read.complaints().toString());
    }

    @Test
    void aFileThatIsNoTomlIsNotWrittenOver() throws Exception {
        write("fmr = = 1\n");
        assertEquals(1, settings.read().complaints().size());
        assertThrows(PolicyException.class, () -> settings.write(Setting.LOCK_AWAY, "true"));
        assertEquals("fmr = = 1\n", Files.readString(file));
    }

    @Test
    void aLinkStaysOne() throws Exception {
        write("fmr = 1e-5\n");
        var real = Files.move(file, home.resolve("dotfiles.toml"));
        Files.createSymbolicLink(file, real);
        settings.write(Setting.LOCK_AWAY, "true");
        assertTrue(Files.isSymbolicLink(file));
        assertTrue(Files.readString(real).contains("lock.away = true"));
    }

    @Test
    void theUserCanOnlyTighten() throws Exception {
        write("fmr = 5e-4\n");
        var book = new Rulebook(new PolicyFolder(home.resolve("none")), settings);
        assertEquals(Policy.DEFAULT, book.rules("ann").policy());
        assertEquals(
                1,
                book.rules("ann").complaints().size(),
                book.rules("ann").complaints().toString());
        write("fmr = 1e-6\n");
        assertEquals(1e-6, book.rules("ann").policy().attemptFmr());
        assertEquals(List.of(), book.rules("ann").complaints());
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
