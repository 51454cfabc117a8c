package org.semblance.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.semblance.camera.FakeCamera;
import org.semblance.ipc.ServiceSocket;

/// The command line as a process of its own, before the fake cameras, with its files in `folder`.
record ChildProgram(Path folder, String systemBus) {
    /// What the launch script sets so that little memory is enough.
    private static final Map<String, String> LAUNCH_SCRIPT = Map.of(
            "JDK_JAVA_OPTIONS", "-XX:+UseSerialGC -Xms16m -Xmn8m -XX:-UsePerfData",
            "OPENBLAS_NUM_THREADS", "1",
            "MALLOC_ARENA_MAX", "2");
    private static final int MOST_SECONDS = 400;

    Process start(String... arguments) throws IOException {
        return start(Path.of("models"), arguments);
    }

    Process start(Path models, String... arguments) throws IOException {
        return start(models, Map.of(), arguments);
    }

    /// On a desktop.
    Process start(Map<String, String> desktop, String... arguments) throws IOException {
        return start(Path.of("models"), desktop, arguments);
    }

    private Process start(Path models, Map<String, String> desktop, String... arguments) throws IOException {
        return start(List.of(), models, desktop, arguments);
    }

    /// Within another program, which makes a terminal say.
    Process start(List<String> wrapper, String... arguments) throws IOException {
        return start(wrapper, Path.of("models"), LAUNCH_SCRIPT, arguments);
    }

    /// `semblance service --system` with its folders, as systemd starts it.
    ///
    /// @param wrapper a program that starts what stands behind it
    Process startSystem(List<String> wrapper, Map<String, String> environment) throws IOException {
        var all = new HashMap<>(environment);
        all.put("STATE_DIRECTORY", folder.resolve("state") + ":" + folder.resolve("state-key"));
        all.put("RUNTIME_DIRECTORY", systemSocket().folder().toString());
        all.putAll(LAUNCH_SCRIPT);
        return start(wrapper, Path.of("models"), all, "service", "--system");
    }

    private Process start(List<String> wrapper, Path models, Map<String, String> desktop, String... arguments)
            throws IOException {
        var command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dsemblance.models=" + models);
        command.add("-Dsemblance.system=" + systemSocket().folder());
        command.addAll(FakeCamera.childOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        var environment = builder.environment();
        environment.putAll(FakeCamera.childEnvironment());
        environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("DBUS_SYSTEM_BUS_ADDRESS", systemBus);
        environment.put("XDG_RUNTIME_DIR", runtime().toString());
        environment
                .keySet()
                .removeAll(List.of("DBUS_SESSION_BUS_ADDRESS", "XDG_SESSION_ID", "NOTIFY_SOCKET", "WATCHDOG_USEC"));
        environment.putAll(desktop);
        var child = builder.start();
        // a child that hangs must not hang the build: whoever reads from it sees its end
        CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS).execute(child::destroyForcibly);
        return child;
    }

    /// Where its service listens, and no other.
    private Path runtime() throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        return Files.createDirectories(folder.resolve("run"), mode);
    }

    /// Where its clients look for the system's service.
    ServiceSocket systemSocket() {
        return ServiceSocket.ofSystem(folder.resolve("system"), folder.resolve("state"));
    }

    ServiceSocket socket() {
        return new ServiceSocket(folder.resolve("run/semblance"));
    }
}
