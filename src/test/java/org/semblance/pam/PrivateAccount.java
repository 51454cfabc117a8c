package org.semblance.pam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A user ann whom only the programs that run here see: accounts and passwords lie over the machine's in a mount
/// namespace that ends with them. The module is the one under the sanitizers.
///
/// @param folder for these files
record PrivateAccount(Path folder) {
    static final String PASSWORD = "correct horse";
    static final String HASH =
            "$6$semblance$hI4q8sgRXWAuW9p92.BZ1H0PM2pgN6xKUkUNN3QgY9fNfcl/wsS.d1Q9NYMJ1UXKe.mJOM.gt002hkPD2zvW41";
    private static final String WITH_ACCOUNTS = """
        for file in passwd shadow; do mount --bind "$1/$file" "/etc/$file"; done
        shift
        exec "$@"
        """;

    static String shadow(String hash) {
        return "root:*:19000::::::\nann:" + hash + ":19000::::::\n";
    }

    PamProgram program() throws IOException {
        return new PamProgram(Files.createDirectories(folder.resolve("pam.d")), PamProgram.Kind.SANITIZED);
    }

    /// What she sees, and what it comes to.
    ///
    /// @param as nobody else than root, or the words that make the program somebody else's
    List<String> ask(String shadow, List<String> as, String service, String... more)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("passwd"), "root:x:0:0:root:/root:/bin/sh\nann:x:61234:61234::/:/bin/sh\n");
        Files.writeString(folder.resolve("shadow"), shadow);
        var command = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private"));
        command.addAll(List.of("bash", "-ec", WITH_ACCOUNTS, "bash", folder.toString()));
        command.addAll(as);
        command.addAll(
                List.of("target/test-natives/pam_ask", folder.resolve("pam.d").toString(), service, "ann"));
        command.addAll(List.of(more));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SSH_") || name.equals("LD_PRELOAD"));
        return PamProgram.end(builder.start());
    }
}
