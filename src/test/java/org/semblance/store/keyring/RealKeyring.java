package org.semblance.store.keyring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.semblance.session.linux.PrivateBus;

/// GNOME Keyring on a bus of its own, with a home of its own. Needs the packages gnome-keyring and
/// libsecret-tools.
final class RealKeyring implements AutoCloseable {
    private final PrivateBus bus;
    private final Map<String, String> environment;
    private Process daemon;

    private RealKeyring(PrivateBus bus, Map<String, String> environment) {
        this.bus = bus;
        this.environment = environment;
    }

    /// @param home an empty folder
    static RealKeyring start(Path home) throws IOException {
        var runtime = Files.createDirectories(home.resolve("run"));
        var keyring = new RealKeyring(
                PrivateBus.start(),
                Map.of(
                        "HOME", home.toString(),
                        "XDG_DATA_HOME", home.resolve("data").toString(),
                        "XDG_RUNTIME_DIR", runtime.toString()));
        keyring.run("--unlock");
        return keyring;
    }

    String address() {
        return bus.address();
    }

    /// Ends the daemon and starts one that nobody has given the password.
    void comeBackLocked() throws IOException, InterruptedException {
        daemon.destroy();
        daemon.waitFor();
        run("--start");
    }

    private void run(String how) throws IOException {
        daemon = bus.run(List.of("gnome-keyring-daemon", "--foreground", "--components=secrets", how), environment);
        try (var password = daemon.outputWriter()) {
            if (how.equals("--unlock")) password.write("the login password");
        }
        awaitName();
    }

    /// Returns when the bus says that the daemon owns its name.
    private void awaitName() throws IOException {
        var name = "org.freedesktop.DBus";
        try (var line = SessionBus.open(address())) {
            while (!(Boolean) line.call(
                            (byte) 0,
                            name,
                            "/org/freedesktop/DBus",
                            name,
                            "NameHasOwner",
                            "s",
                            "org.freedesktop.secrets")[0]) {
                if (!daemon.isAlive()) throw new AssertionError("gnome-keyring-daemon does not start");
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    /// What another program of the desktop finds.
    String secretTool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("secret-tool"));
        command.addAll(List.of(arguments));
        var tool = bus.run(command, environment);
        tool.getOutputStream().close();
        try (var out = tool.inputReader()) {
            return out.readAllAsString().strip();
        }
    }

    @Override
    public void close() {
        bus.close();
    }
}
