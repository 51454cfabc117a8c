package org.semblance.cli;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.semblance.ipc.Semblance;
import picocli.CommandLine.Help.Ansi;

/// Runs a command line in this process and keeps what it printed.
final class Shell {
    private final Wiring wiring;
    private boolean terminal;
    private String secret = "";
    private String typed = "";

    private Shell(Wiring wiring) {
        this.wiring = wiring;
    }

    /// What came of one command.
    record Result(int exitCode, String out, String err) {}

    static Shell with(Semblance semblance) {
        return with(() -> semblance);
    }

    static Shell with(Supplier<Semblance> semblance) {
        return new Shell(wiring(
                semblance,
                Shell::none,
                (_, _) -> {
                    throw new AssertionError("no demo was asked for");
                },
                (_, _) -> {
                    throw new AssertionError("no benchmark was asked for");
                }));
    }

    /// For commands that must not touch anything.
    static Shell withNothing() {
        return with((Supplier<Semblance>) () -> {
            throw new AssertionError("nothing was to be opened");
        });
    }

    static Shell withDemo(DemoRunner demo) {
        return new Shell(
                wiring(() -> new ScriptedSemblance(null), Shell::none, demo, (_, _) -> new BenchReport(List.of())));
    }

    static Shell withBench(BenchRunner bench) {
        return new Shell(
                wiring(() -> new ScriptedSemblance(null), Shell::none, (_, _) -> new DemoReport(List.of()), bench));
    }

    /// With a demo in which nobody appears.
    static Shell withTray(TrayRunner tray) {
        return new Shell(new Wiring(
                () -> new ScriptedSemblance(null),
                Shell::none,
                (_, _) -> new DemoReport(List.of()),
                (_, _) -> new BenchReport(List.of()),
                tray,
                Path.of(""),
                Path.of(""),
                List::of));
    }

    /// Works on the models that lie under this folder.
    static Shell withData(Path folder) {
        return new Shell(wiring(
                () -> new ScriptedSemblance(null),
                Shell::none,
                (_, _) -> new DemoReport(List.of()),
                (_, _) -> new BenchReport(List.of()),
                folder));
    }

    private static Wiring wiring(
            Supplier<Semblance> semblance, ServiceRunner service, DemoRunner demo, BenchRunner bench) {
        return wiring(semblance, service, demo, bench, Path.of("/home/ann/.local/share/semblance"));
    }

    private static Wiring wiring(
            Supplier<Semblance> semblance, ServiceRunner service, DemoRunner demo, BenchRunner bench, Path data) {
        return new Wiring(semblance, service, demo, bench, null, data, Path.of("models"), () -> List.of("part 1"));
    }

    private static void none(boolean system, Consumer<Path> ready) {
        throw new AssertionError("no service was asked for");
    }

    static Shell withService(ServiceRunner service) {
        return new Shell(wiring(
                () -> new ScriptedSemblance(null),
                service,
                (_, _) -> new DemoReport(List.of()),
                (_, _) -> new BenchReport(List.of())));
    }

    /// A person types this, unseen.
    Shell typingUnseen(String text) {
        secret = text;
        return this;
    }

    /// A person sits there and types this.
    Shell atATerminal(String typed) {
        terminal = true;
        this.typed = typed;
        return this;
    }

    Result run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var exitCode = Cli.run(wiring, console(out, err), arguments);
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// What the commands work with.
    Client client() {
        return new Client(wiring, console(new ByteArrayOutputStream(), new ByteArrayOutputStream()));
    }

    private Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader(typed)),
                terminal,
                terminal,
                Ansi.OFF,
                _ -> Optional.of(secret).map(String::toCharArray));
    }
}
