package org.semblance.pam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The profile, with the distribution's own tool, on a copy of this machine's files.
class PamAuthUpdateTest {
    @TempDir
    private Path root;

    @BeforeEach
    void aCopyOfThisMachine() throws Exception {
        for (var folder : new String[] {"etc/pam.d", "usr/share/pam-configs", "usr/share/pam", "var/lib/pam"}) {
            var target = Files.createDirectories(root.resolve(folder));
            run("cp", "-a", "/" + folder + "/.", target.toString());
        }
        for (var profile : new String[] {"semblance", "semblance-password"}) {
            Files.copy(
                    Path.of("installer", "pam-configs", profile),
                    root.resolve("usr/share/pam-configs").resolve(profile));
        }
        run("pam-auth-update", "--root", root.toString(), "--package");
    }

    @Test
    void isOffUntilItIsEnabledAndLeavesNothingBehind() throws Exception {
        var before = Files.readString(root.resolve("etc/pam.d/common-auth"));
        assertTrue(!before.contains(OwnLines.MODULE), before);
        run("pam-auth-update", "--root", root.toString(), "--package", "--enable", "semblance");
        var lines =
                Files.readString(root.resolve("etc/pam.d/common-auth")).lines().toList();
        var ours = lines.stream().filter(line -> line.contains(OwnLines.MODULE)).toList();
        assertEquals(1, ours.size(), lines.toString());
        var unix = lines.stream().filter(line -> line.contains("pam_unix.so")).findFirst();
        assertTrue(lines.indexOf(ours.getFirst()) < lines.indexOf(unix.orElseThrow()), lines.toString());
        run("pam-auth-update", "--root", root.toString(), "--package", "--disable", "semblance");
        assertEquals(before, Files.readString(root.resolve("etc/pam.d/common-auth")));
    }

    @Test
    void aPasswordIsHeardOfBehindWhateverAsksForIt() throws Exception {
        var before = Files.readString(root.resolve("etc/pam.d/common-auth"));
        run("pam-auth-update", "--root", root.toString(), "--package", "--enable", "semblance", "semblance-password");
        var lines =
                Files.readString(root.resolve("etc/pam.d/common-auth")).lines().toList();
        var deny = lines.stream().filter(line -> line.contains("pam_deny.so")).findFirst();
        var behind = lines.subList(lines.indexOf(deny.orElseThrow()), lines.size());
        assertTrue(behind.contains("auth\t[default=ignore]\tpam_semblance.so password"), lines.toString());
        run("pam-auth-update", "--root", root.toString(), "--package", "--remove", "semblance", "semblance-password");
        assertEquals(before, Files.readString(root.resolve("etc/pam.d/common-auth")));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("DEBIAN_FRONTEND", "noninteractive");
        var running = process.start();
        running.getOutputStream().close();
        var output = new String(running.getInputStream().readAllBytes());
        assertEquals(0, running.waitFor(), String.join(" ", command) + ": " + output);
    }
}
