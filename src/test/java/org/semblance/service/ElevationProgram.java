package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.semblance.pam.PamException;
import org.semblance.pam.PamFolder;

/// The machine's own sudo and su, run by a user ann that only they see: their accounts, PAM files and sudoers
/// lie over the machine's in a mount namespace that ends with them, so nothing of `/etc` is ever changed.
///
/// @param folder for these files
record ElevationProgram(Path folder) {
    static final String PASSWORD = "correct horse";

    private static final Path MODULE = Path.of("target/security/pam_semblance.so");
    private static final int UID = 61_234;
    /// Of [#PASSWORD], by crypt(3).
    private static final String HASH =
            "$6$semblance$hI4q8sgRXWAuW9p92.BZ1H0PM2pgN6xKUkUNN3QgY9fNfcl/wsS.d1Q9NYMJ1UXKe.mJOM.gt002hkPD2zvW41";
    private static final String WITH_FILES = """
        for file in passwd shadow sudoers pam.d; do mount --bind "$1/$file" "/etc/$file"; done
        cd /
        shift
        exec "$@"
        """;

    /// What it printed, and how it ended.
    record Result(int exitCode, String out, String err) {}

    static ElevationProgram in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("pam.d"));
        var account = "ann:x:%d:%d:Ann:/nonexistent:/bin/sh\n".formatted(UID, UID);
        write(folder.resolve("passwd"), "root:x:0:0:root:/root:/bin/sh\n" + account, "rw-r--r--");
        write(folder.resolve("shadow"), "root:*:19000::::::\nann:" + HASH + ":19000::::::\n", "rw-------");
        write(folder.resolve("sudoers"), "ann ALL=(ALL:ALL) ALL\n", "r--r-----");
        return new ElevationProgram(folder);
    }

    private static void write(Path file, String text, String mode) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    /// The service's file: first the face, then the password.
    void service(String name, String options) throws IOException {
        file(name, "auth sufficient " + MODULE.toAbsolutePath() + " " + options + """

            auth required pam_unix.so try_first_pass nodelay
            account required pam_permit.so
            session required pam_permit.so
            """);
    }

    /// The service's file as distributions have it, with what `semblance pam enable` puts there, but for where
    /// module and service are.
    void enabled(String name, Path socket) throws IOException, PamException {
        file("common-auth", """
            auth [success=1 default=ignore] pam_unix.so nullok nodelay
            auth requisite pam_deny.so
            auth required pam_permit.so
            """);
        file(name, "@include common-auth\naccount required pam_permit.so\nsession required pam_permit.so\n");
        var security = Files.createDirectories(folder.resolveSibling("usr/lib/security"));
        Files.copy(MODULE, security.resolve(MODULE.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        var pam = new PamFolder(folder.getParent());
        pam.apply(pam.enable(name));
        file(
                name,
                read(name)
                        .replaceAll(
                                "(?m)" + MODULE.getFileName() + "(.*)$",
                                MODULE.toAbsolutePath() + "$1 socket=" + socket));
    }

    String read(String name) throws IOException {
        return Files.readString(folder.resolve("pam.d").resolve(name));
    }

    void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve("pam.d").resolve(name), text);
    }

    /// Ann runs it, and types these lines.
    Result run(List<String> typed, List<String> environment, String... command)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("setpriv", "--reuid", "" + UID, "--regid", "" + UID, "--clear-groups"));
        words.add("env");
        words.addAll(environment);
        words.addAll(List.of(command));
        return runAsRoot(typed, words);
    }

    Result runAsRoot(List<String> typed, List<String> command) throws IOException, InterruptedException {
        var words =
                new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private", "bash", "-ec", WITH_FILES));
        words.addAll(List.of("bash", folder.toString()));
        words.addAll(command);
        var builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(name -> name.startsWith("SSH_") || name.equals("LD_PRELOAD"));
        var process = builder.start();
        try (var in = process.outputWriter()) {
            for (var line : typed) in.write(line + "\n");
        }
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        var out = new String(process.getInputStream().readAllBytes()).strip();
        return new Result(
                process.exitValue(), out, new String(process.getErrorStream().readAllBytes()));
    }
}
