package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A login of a user ann that only this program sees, as a display manager does it: pamtester as root, GNOME's
/// keyring with its module of PAM, a session bus. Accounts and PAM files lie over the machine's in a mount
/// namespace; what was started ends with it.
///
/// @param folder for these files, and for ann's home
record LoginProgram(Path folder) {
    static final String PASSWORD = "correct horse";

    private static final int UID = 61_234;
    private static final String HASH =
            "$6$semblance$hI4q8sgRXWAuW9p92.BZ1H0PM2pgN6xKUkUNN3QgY9fNfcl/wsS.d1Q9NYMJ1UXKe.mJOM.gt002hkPD2zvW41";
    /// Of `another one`.
    private static final String CHANGED =
            "$6$semblance$aKvmPVZ978REZpn17QTfa08oFBFpYBgAJqq3yqX2WyiLisnC/pZwVMYjSBUiDquoSbgwoAsJamwn0S.jtAx7W1";
    private static final String IN_NAMESPACE = """
        for file in passwd shadow group pam.d; do mount --bind "$1/$file" "/etc/$file"; done
        install -d -o UID -g UID -m 700 "$1/home" "$1/run"
        cd /
        shift
        exec "$@"
        """.replace("UID", String.valueOf(UID));
    /// Whether the keyring that is named after the login is locked: true or false.
    private static final String SESSION = """
        cd "$1"
        pamtester -EXDG_RUNTIME_DIR="$1/run" "$2" ann authenticate open_session >&2 || exit 1
        exec setpriv --reuid UID --regid UID --clear-groups env -i PATH="$PATH" HOME="$1/home" \\
            XDG_RUNTIME_DIR="$1/run" dbus-run-session -- bash -c '
            gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1
            gdbus call --session --dest org.freedesktop.secrets \\
                --object-path /org/freedesktop/secrets/collection/login \\
                --method org.freedesktop.DBus.Properties.Get org.freedesktop.Secret.Collection Locked'
        """.replace("UID", String.valueOf(UID));

    static LoginProgram in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("pam.d"));
        var account = "ann:x:%d:%d:Ann:%s:/bin/sh\n".formatted(UID, UID, folder.resolve("home"));
        Files.writeString(folder.resolve("passwd"), "root:x:0:0:root:/root:/bin/sh\n" + account);
        Files.writeString(folder.resolve("group"), "root:x:0:\nann:x:%d:\n".formatted(UID));
        Files.writeString(folder.resolve("pam.d/other"), "auth required pam_deny.so\n");
        Files.writeString(folder.resolve("pam.d/common-auth"), """
            auth [success=1 default=ignore] pam_unix.so nullok
            auth requisite pam_deny.so
            auth required pam_permit.so
            """);
        var program = new LoginProgram(folder);
        program.shadow(HASH);
        return program;
    }

    private void shadow(String hash) throws IOException {
        var file = folder.resolve("shadow");
        Files.writeString(file, "root:*:19000::::::\nann:" + hash + ":19000::::::\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    void changePassword() throws IOException {
        shadow(CHANGED);
    }

    /// As pam.md has it: the face, or the password; then the keyring.
    void service(String name, String options) throws IOException {
        write(name, """
            auth [success=1 default=ignore] %s %s
            auth substack common-auth
            auth optional pam_gnome_keyring.so
            account required pam_permit.so
            session optional pam_gnome_keyring.so auto_start
            """.formatted(module(), options));
    }

    /// The face, and nothing else; then somebody who writes down what password there is. Where there is none
    /// they ask.
    Path probe(String name, String options) throws IOException {
        var found = folder.resolve("found");
        Files.deleteIfExists(found);
        write(name, """
            auth optional %s %s
            auth required pam_exec.so quiet expose_authtok /usr/bin/tee %s
            """.formatted(module(), options, found));
        return found;
    }

    private void write(String name, String lines) throws IOException {
        Files.writeString(folder.resolve("pam.d").resolve(name), lines);
    }

    private static Path module() {
        return Path.of("target/security/pam_semblance.so").toAbsolutePath();
    }

    /// Ann logs in, types these lines, and somebody looks at her keyring.
    ///
    /// @return whether it is locked, as D-Bus says it; "" without a login
    String login(String service, String... typed) throws IOException, InterruptedException {
        return run(List.of(typed), "bash", "-ec", SESSION, "bash", folder.toString(), service);
    }

    /// Only the question, no session.
    void authenticate(String service, String... typed) throws IOException, InterruptedException {
        run(List.of(typed), "pamtester", service, "ann", "authenticate");
    }

    private String run(List<String> typed, String... command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(
                "unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child", "--mount-proc"));
        words.addAll(List.of("bash", "-ec", IN_NAMESPACE, "bash", folder.toString()));
        words.addAll(List.of(command));
        var builder =
                new ProcessBuilder(words).redirectError(folder.resolve("said").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SSH_") || name.equals("LD_PRELOAD"));
        var process = builder.start();
        try (var in = process.outputWriter()) {
            for (var line : typed) in.write(line + "\n");
        }
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return new String(process.getInputStream().readAllBytes()).strip();
    }
}
