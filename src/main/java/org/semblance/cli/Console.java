package org.semblance.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.semblance.ipc.Words;
import picocli.CommandLine.Help.Ansi;

/// Where a command reads and writes: data to `out`, everything meant for a person to `err`.
///
/// @param asks whether a person sits behind `in` and `err` and can be asked
/// @param redraws whether `err` is a terminal, where a line can be written over
/// @param ansi colors on `out`
/// @param secrets how something is asked for that must not be seen
public record Console(
        PrintStream out,
        PrintStream err,
        BufferedReader in,
        boolean asks,
        boolean redraws,
        Ansi ansi,
        Function<String, Optional<char[]>> secrets) {

    /// Of this process. NO_COLOR and a `dumb` terminal are honored.
    public static Console ofProcess() {
        var dumb = "dumb".equals(System.getenv("TERM"));
        var plain = dumb || !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        return new Console(
                System.out,
                System.err,
                new BufferedReader(new InputStreamReader(System.in, System.out.charset())),
                isTerminal(0) && isTerminal(2),
                isTerminal(2) && !dumb,
                isTerminal(1) && !plain ? Ansi.ON : Ansi.OFF,
                Console::hidden);
    }

    /// Where nobody can turn the echo off, nobody is asked.
    private static Optional<char[]> hidden(String question) {
        return Optional.ofNullable(System.console()).map(terminal -> terminal.readPassword("%s ", question));
    }

    /// Asks for something that does not appear on the screen; empty for no answer. The caller wipes it.
    Optional<char[]> secret(String question) {
        return Interruption.whileAsking(() -> secrets.apply(question)).filter(answer -> answer.length > 0);
    }

    /// Asks a yes-or-no question; no answer is a no.
    boolean confirms(String question) {
        return answer(question + " " + Words.text("cli.confirm.choice"))
                .toLowerCase(Locale.ROOT)
                .matches(Words.text("cli.confirm.yes"));
    }

    /// Asks a question; "" for no answer.
    String answer(String question) {
        err.print(question + " ");
        err.flush();
        return Interruption.whileAsking(this::line);
    }

    private String line() {
        try {
            var line = in.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The kernel knows what a descriptor leads to; Java only knows it of input and output together.
    private static boolean isTerminal(int descriptor) {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
