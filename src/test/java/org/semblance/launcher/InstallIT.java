package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `installer/install` and `uninstall`, on a system of the test's own.
class InstallIT {
    private static final String LOCKER = "@include common-auth\n@include common-account\n";

    @TempDir
    private Path root;

    @BeforeEach
    void aSystemWithPam() throws IOException {
        write("usr/lib/x86_64-linux-gnu/security/pam_unix.so", "");
        write("etc/pam.d/common-auth", "auth required pam_unix.so\n");
        write("etc/pam.d/swaylock", LOCKER);
        write("var/lib/semblance/store.db", "faces");
    }

    @Test
    void whatIsInstalledRunsAndIsTakenAwayToTheLastByte() throws Exception {
        var before = files();
        run("installer/install", "--root", root.toString());
        var program = root.resolve("opt/semblance/semblance").toString();
        assertTrue(run(program, "--version").startsWith("semblance "));
        assertEquals(
                "/opt/semblance/semblance",
                Files.readSymbolicLink(root.resolve("usr/bin/semblance")).toString());
        run(program, "pam", "enable", "--yes", "--root", root.toString());
        assertTrue(Files.readString(root.resolve("etc/pam.d/swaylock")).contains("pam_semblance.so"));
        run("installer/install", "--root", root.toString()); // an update
        write("etc/credstore.encrypted/semblance.keyring-key", "sealed");
        run(root.resolve("opt/semblance/uninstall").toString(), "--root", root.toString());
        Files.deleteIfExists(root.resolve("etc/credstore.encrypted")); // is empty
        assertEquals(before, files());
    }

    @Test
    void whatItStartsIsWhatTheUnitSays() throws Exception {
        run("installer/install", "--root", root.toString());
        var unit = Files.readString(root.resolve("usr/lib/systemd/system/semblance-system.service"));
        var start = unit.lines().filter(line -> line.startsWith("ExecStart=")).findFirst();
        var program = start.orElseThrow().split("[= ]")[1];
        assertTrue(Files.isExecutable(root.resolve(program.substring(1))), program);
    }

    @Test
    void onlyPurgingErasesFaces() throws Exception {
        run("installer/install", "--root", root.toString());
        run("installer/uninstall", "--root", root.toString(), "--purge");
        assertFalse(Files.exists(root.resolve("var/lib/semblance")));
        assertEquals(LOCKER, Files.readString(root.resolve("etc/pam.d/swaylock")));
    }

    @Test
    void whereThereIsNoPamNothingIsPut() throws Exception {
        Files.delete(root.resolve("usr/lib/x86_64-linux-gnu/security/pam_unix.so"));
        var before = files();
        var install = start("installer/install", "--root", root.toString());
        assertEquals(3, install.exitCode, install.said);
        assertEquals(before, files());
    }

    private record Ended(int exitCode, String said) {}

    private static String run(String... command) throws IOException, InterruptedException {
        var ended = start(command);
        assertEquals(0, ended.exitCode, ended.said);
        return ended.said;
    }

    private static Ended start(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("LD_PRELOAD");
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), said);
    }

    private TreeMap<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        try (var walk = Files.walk(root)) {
            for (var file : walk.filter(path -> !Files.isDirectory(path)).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private void write(String name, String content) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
