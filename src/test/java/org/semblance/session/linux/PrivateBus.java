package org.semblance.session.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A real dbus-daemon of the test's own, and the processes on it. Serves as a system bus or as a session
/// bus; never the machine's.
public final class PrivateBus implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> environment;
    private final List<Process> processes = new ArrayList<>();
    private final Thread hook = new Thread(this::killAll);

    private PrivateBus(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public static PrivateBus start() {
        return start(Map.of());
    }

    /// @param environment also of the programs that the bus starts by itself
    public static PrivateBus start(Map<String, String> environment) {
        try {
            var bus = new PrivateBus(Files.createTempDirectory("semblance-bus"), environment);
            bus.run();
            return bus;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "unix:path=" + folder.resolve("bus");
    }

    /// Returns when it listens.
    private void run() {
        var command = List.of("dbus-daemon", "--session", "--nofork", "--print-address", "--address=" + address());
        // as root it complains of a file limit it may not raise
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        var daemon = start(builder);
        try (var out = new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8))) {
            if (out.readLine() == null) throw new IllegalStateException("dbus-daemon does not start (apt: dbus)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A process that finds this bus as its system bus and its session bus.
    public Process run(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", address());
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", address());
        builder.environment().putAll(environment);
        return start(builder);
    }

    private Process start(ProcessBuilder builder) {
        try {
            var process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "this test needs " + builder.command().getFirst(), e);
        }
    }

    /// Ends a process and waits until it has ended.
    void end(Process process) {
        process.destroyForcibly();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) throw new IllegalStateException(process + " does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        processes.remove(process);
    }

    /// The bus goes away, with everything on it.
    public void die() {
        List.copyOf(processes).forEach(this::end);
        try {
            Files.deleteIfExists(folder.resolve("bus"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An empty bus at the same address.
    public void comeBack() {
        run();
    }

    private void killAll() {
        processes.forEach(Process::destroyForcibly);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        die();
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
