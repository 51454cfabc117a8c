package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.ipc.Answer.Level;
import org.semblance.pam.PamFolder;

class LockerChecksTest {
    @TempDir
    private Path root;

    @Test
    void anUpdateThatTookTheLineOutIsTold() throws Exception {
        var services = Files.createDirectories(root.resolve("etc/pam.d"));
        var modules = Files.createDirectories(root.resolve("usr/lib/security"));
        Files.createFile(modules.resolve("pam_semblance.so"));
        Files.writeString(services.resolve("common-auth"), "auth required pam_unix.so\n");
        var locker = Files.writeString(services.resolve("swaylock"), "@include common-auth\n");
        var folder = new PamFolder(root);
        assertEquals(List.of(), LockerChecks.of(folder));
        folder.apply(folder.enable("swaylock"));
        assertEquals(Level.OK, LockerChecks.of(folder).getFirst().level());
        Files.writeString(locker, "@include common-auth\n");
        var check = LockerChecks.of(folder).getFirst();
        assertEquals(Level.WARNING, check.level());
        assertTrue(check.fix().endsWith("semblance pam enable swaylock"), check.fix());
    }
}
