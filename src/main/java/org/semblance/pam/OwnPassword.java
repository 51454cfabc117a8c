package org.semblance.pam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Asks the helper that pam_unix asks about the password of whoever runs this program. It spares people from
/// keeping a misspelt one; nothing is safer for it, since whoever runs the program may leave it out.
public final class OwnPassword {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/sbin/unix_chkpwd"), Path.of("/sbin/unix_chkpwd"), Path.of("/usr/bin/unix_chkpwd"));
    /// PAM_AUTH_ERR
    private static final int WRONG = 7;

    private static final long SECONDS = 10;

    private OwnPassword() {}

    /// False, too, where nobody can tell: for accounts that are no local ones, and those of others.
    public static boolean isWrong(String user, byte[] password) throws InterruptedException {
        for (var place : PLACES) if (Files.isExecutable(place)) return isWrong(place, user, password);
        return false;
    }

    private static boolean isWrong(Path helper, String user, byte[] password) throws InterruptedException {
        try {
            var asking = new ProcessBuilder(helper.toString(), user, "nonull")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var in = asking.getOutputStream()) {
                in.write(password);
                in.write(0);
            }
            return asking.waitFor(SECONDS, TimeUnit.SECONDS) && asking.exitValue() == WRONG;
        } catch (IOException _) {
            return false; // it cannot be asked
        }
    }
}
