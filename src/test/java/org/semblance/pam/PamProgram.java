package org.semblance.pam;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that asks PAM, with service files of its own: nothing of `/etc/pam.d` is read.
///
/// @param folder for the service files, and for nothing else: the wrapper copies it
public record PamProgram(Path folder, Kind kind) {
    public enum Kind {
        /// pamtester on libpam-wrapper, with the module as it is shipped.
        SHIPPED,
        /// `src/test/c/pam_ask.c`, with the module under the address and undefined behavior sanitizers.
        SANITIZED
    }

    public static final String YES = "Success";
    public static final String NO = "Authentication failure";
    public static final String LOCKED_OUT = "Have exhausted maximum number of retries for service";
    public static final String CANNOT_CHECK = "Authentication service cannot retrieve authentication info";

    private static final String LOCALE = "locale=";
    private static final Path SHIPPED_MODULE = Path.of("target/security/pam_semblance.so");
    private static final Path SANITIZED_MODULE = Path.of("target/test-natives/pam_semblance_sanitized.so");
    private static final Path WRAPPER = library("libpam_wrapper.so");

    /// The module's line for a service file.
    public String module(String options) {
        var module = kind == Kind.SHIPPED ? SHIPPED_MODULE : SANITIZED_MODULE;
        return "auth required " + module.toAbsolutePath() + " " + options + "\n";
    }

    public void write(String service, String lines) throws IOException {
        Files.writeString(folder.resolve(service), lines);
        if (Files.notExists(folder.resolve("other"))) {
            Files.writeString(folder.resolve("other"), "auth required pam_deny.so\n");
        }
    }

    /// @param more of {@code tty=T rhost=H locale=L}, and for the sanitized kind `env=N=V answer=A times=N`
    public Process start(String service, String user, List<String> said) throws IOException {
        var more = new ArrayList<>(said);
        var locale = more.stream().filter(item -> item.startsWith(LOCALE)).findFirst();
        more.removeAll(locale.stream().toList());
        var command = new ArrayList<String>();
        var environment = Map.<String, String>of();
        if (kind == Kind.SANITIZED) {
            command.addAll(List.of("target/test-natives/pam_ask", folder.toString(), service, user));
            command.addAll(more);
        } else {
            command.add("pamtester");
            for (var item : more) command.add("-I" + item);
            command.addAll(List.of(service, user, "authenticate"));
            environment = Map.of(
                    "LD_PRELOAD", WRAPPER.toString(), "PAM_WRAPPER", "1", "PAM_WRAPPER_SERVICE_DIR", folder.toString());
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SSH_") || name.equals("LD_PRELOAD"));
        builder.environment()
                .put(
                        "LC_ALL",
                        locale.map(item -> item.substring(LOCALE.length())).orElse("C"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// What the person saw, and what it came to: the last line.
    public List<String> run(String service, String user, String... more) throws IOException, InterruptedException {
        return end(start(service, user, List.of(more)));
    }

    /// The rest of what it says.
    public static List<String> end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        List<String> lines;
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            lines = out.lines().toList();
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertFalse(lines.toString().contains("Sanitizer"), String.join("\n", lines));
        return lines;
    }

    /// The result without what the program puts around it.
    public static String result(List<String> lines) {
        var last = lines.stream()
                .filter(line -> line.startsWith("result ") || line.startsWith("pamtester: "))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("no result, but " + lines));
        var text = last.substring(last.indexOf(' ') + 1);
        return text.equals("successfully authenticated") ? YES : text;
    }

    private static Path library(String name) {
        try (var folders = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu*")) {
            for (var folder : folders) if (Files.exists(folder.resolve(name))) return folder.resolve(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("these tests need the package libpam-wrapper");
    }
}
