package org.semblance.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.semblance.session.linux.PrivateBus;

/// A locker that people use, on a screen of the test's own. It asks the real PAM, with service files of the
/// test's own (libpam-wrapper): nothing of `/etc/pam.d` is read.
final class RealLocker implements AutoCloseable {
    enum Kind {
        I3LOCK("i3lock"),
        XSECURELOCK("xsecurelock"),
        MATE("mate-screensaver"),
        SWAYLOCK("swaylock");

        /// Of its file in `/etc/pam.d`.
        final String service;

        Kind(String service) {
            this.service = service;
        }

        /// Who sits before it. sway does not start for root, and mate-screensaver opens for root without asking.
        String user() {
            var refusesRoot = this == SWAYLOCK || this == MATE;
            return refusesRoot && SystemStore.SELF.equals("root") ? SystemStore.OTHER : SystemStore.SELF;
        }
    }

    /// Milliseconds after which sway takes keys from a keyboard that was plugged in just now.
    private static final String FIRST_KEY = "300";
    private static final String SWAY = "output HEADLESS-1 resolution 640x480\nxwayland disable\n";

    private final Kind kind;
    private final Path runtime;
    private final PrivateBus bus;
    private final Map<String, String> environment;
    private Process process;

    /// @param services folder of the service files
    RealLocker(Kind kind, Path services) throws IOException {
        this.kind = kind;
        this.bus = PrivateBus.start();
        this.environment = new HashMap<>();
        this.runtime = services.resolveSibling("runtime");
        environment.put("HOME", runtime.toString());
        environment.put("XDG_RUNTIME_DIR", runtime.toString());
        environment.put("XSECURELOCK_PAM_SERVICE", kind.service);
        environment.put("XSECURELOCK_NO_COMPOSITE", "1");
        environment.put("XSECURELOCK_SAVER", "saver_blank");
        environment.put("NO_AT_BRIDGE", "1");
        environment.put("LD_PRELOAD", library("libpam_wrapper.so").toString());
        environment.put("PAM_WRAPPER", "1");
        environment.put("PAM_WRAPPER_SERVICE_DIR", services.toString());
        prepare(runtime, kind.user());
        environment.put("DBUS_SESSION_BUS_ADDRESS", sessionBus());
        if (kind == Kind.SWAYLOCK) startSway();
        else environment.put("DISPLAY", screen(bus));
    }

    private static void prepare(Path folder, String user) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var users = folder.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(folder, users.lookupPrincipalByName(user));
    }

    /// One of the user's own: a bus lets in nobody else.
    private String sessionBus() throws IOException {
        var daemon = outside(
                "dbus-daemon",
                "--session",
                "--nofork",
                "--print-address",
                "--address=unix:path=" + runtime.resolve("bus"));
        return daemon.inputReader().readLine();
    }

    /// A compositor without a screen.
    private void startSway() throws IOException {
        var settings = Files.writeString(runtime.resolveSibling("sway.conf"), SWAY);
        environment.put("WLR_BACKENDS", "headless");
        environment.put("WLR_RENDERER", "pixman");
        environment.put("WLR_LIBINPUT_NO_DEVICES", "1");
        outside("sway", "--config", settings.toString());
        Waiting.until(() -> Files.exists(runtime.resolve("wayland-1")));
        environment.put("WAYLAND_DISPLAY", "wayland-1");
    }

    private static String screen(PrivateBus bus) throws IOException {
        var screen = bus.run(List.of("Xvfb", "-displayfd", "1", "-noreset", "-ac", "-nolisten", "tcp"), Map.of());
        try (var out = screen.inputReader()) {
            var line = out.readLine();
            if (line == null) throw new AssertionError("Xvfb does not start (apt: xvfb)");
            return ":" + line;
        }
    }

    /// Returns when it covers the screen.
    void lock() throws IOException, InterruptedException {
        switch (kind) {
            case I3LOCK -> process = run("i3lock", "--nofork", "--color=882222");
            case XSECURELOCK -> process = run("xsecurelock");
            case MATE -> {
                if (process == null) process = run("mate-screensaver", "--no-daemon");
                Waiting.until(() -> tell("mate-screensaver-command", "--lock") == 0
                        && said("mate-screensaver-command", "--query").contains("is active"));
                return;
            }
            case SWAYLOCK -> {
                process = run("swaylock", "--color", "882222"); // does not tell when; the first key may be lost
                return;
            }
        }
        Waiting.until(() -> tell("xdotool", "search", "--onlyvisible", "--class", kind.service) == 0);
    }

    boolean isLocked() throws IOException, InterruptedException {
        if (kind != Kind.MATE) return process.isAlive();
        var said = said("mate-screensaver-command", "--query");
        if (said.contains("is active")) return true;
        if (said.contains("is inactive")) return false;
        throw new AssertionError(said);
    }

    /// As somebody does who comes back: wakes it, and at a prompt is an empty password.
    ///
    /// @return when: xdotool's own start is part of what follows, that of wtype's keyboard is not
    Instant knock() throws IOException, InterruptedException {
        if (kind == Kind.SWAYLOCK) {
            tell("wtype", "-s", FIRST_KEY, "-k", "Return");
            return Instant.now();
        }
        var now = Instant.now();
        tell("xdotool", "key", "Return");
        return now;
    }

    void type(String password) throws IOException, InterruptedException {
        if (kind == Kind.SWAYLOCK) {
            tell("wtype", "-s", FIRST_KEY, password, "-k", "Return");
        } else {
            tell("xdotool", "type", "--delay", "20", password);
            tell("xdotool", "key", "Return");
        }
    }

    private Process run(String... command) throws IOException {
        return bus.run(asUser(command), environment);
    }

    private int tell(String... command) throws IOException, InterruptedException {
        return outside(command).waitFor();
    }

    private String said(String... command) throws IOException, InterruptedException {
        var process = outside(command);
        try (var out = process.inputReader()) {
            var all = String.join("\n", out.lines().toList());
            process.waitFor(60, TimeUnit.SECONDS);
            return all;
        }
    }

    /// Tools need no service files.
    private Process outside(String... command) throws IOException {
        var plain = new HashMap<>(environment);
        plain.keySet().removeIf(name -> name.startsWith("PAM_WRAPPER"));
        plain.put("LD_PRELOAD", "");
        return bus.run(asUser(command), plain);
    }

    private List<String> asUser(String... command) {
        var all = new ArrayList<String>();
        if (!kind.user().equals(SystemStore.SELF)) {
            all.addAll(List.of("setpriv", "--reuid=" + kind.user(), "--regid=nogroup", "--clear-groups"));
        }
        all.addAll(List.of(command));
        return all;
    }

    @Override
    public void close() {
        bus.close();
    }

    /// Of a package of this distribution, somewhere below /usr/lib.
    static Path library(String name) {
        try (var folders = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu*")) {
            for (var folder : folders) if (Files.exists(folder.resolve(name))) return folder.resolve(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError(name + " is missing (apt: libpam-wrapper)");
    }
}
