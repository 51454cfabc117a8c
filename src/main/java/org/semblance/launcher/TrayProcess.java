package org.semblance.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.exceptions.DBusException;
import org.semblance.cli.CommandFailure;
import org.semblance.cli.TrayRunner;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Semblance;
import org.semblance.ipc.ServiceException;
import org.semblance.ipc.ServiceSocket;
import org.semblance.ipc.Words;
import org.semblance.session.linux.Desktop;
import org.semblance.ui.DemoWindow;
import org.semblance.ui.DesktopColors;
import org.semblance.ui.Windows;
import org.semblance.ui.tray.Autostart;
import org.semblance.ui.tray.Command;
import org.semblance.ui.tray.Notifier;
import org.semblance.ui.tray.OneTray;
import org.semblance.ui.tray.Tray;
import org.semblance.ui.tray.TrayWindows;
import org.semblance.ui.tray.panel.DesktopNotifier;
import org.semblance.ui.tray.panel.MovingPanel;
import org.semblance.ui.tray.panel.PortalColors;
import org.semblance.ui.tray.panel.RunningTray;
import org.semblance.ui.tray.panel.SessionBus;

/// `semblance tray`, put together.
record TrayProcess(Map<String, String> environment, Path home, Path dataFolder, OwnProgram program)
        implements TrayRunner {
    private static final System.Logger LOG = System.getLogger(TrayProcess.class.getName());

    @Override
    public boolean run() throws CommandFailure, InterruptedException {
        var bus = sessionBus();
        try {
            if (bus.isEmpty() && !DemoWindow.displayAvailable()) throw noDesktop();
            var socket = ServiceSocket.ofUser(environment);
            var claim = OneTray.claim(socket.folder());
            if (claim.isEmpty()) {
                bus.ifPresent(RunningTray::activate);
                return false;
            }
            try (var _ = claim.get()) {
                run(bus);
                return true;
            }
        } catch (ServiceException e) {
            throw new CommandFailure(e.failed());
        } catch (IOException e) {
            throw failure(e);
        } finally {
            bus.ifPresent(SessionBus::close);
        }
    }

    private void run(Optional<SessionBus> bus) throws InterruptedException {
        var log = folder("XDG_STATE_HOME", ".local/state").resolve("semblance/service.log");
        var service = new OwnService(new Services(environment), program, log);
        var notifier = bus.<Notifier>map(DesktopNotifier::new).orElse(_ -> {});
        var user = System.getProperty("user.name");
        var colors = bus.<DesktopColors>map(PortalColors::follow).orElse(DesktopColors.UNKNOWN);
        try (var windows = new Windows(this::connect, user, dataFolder.toString(), colors);
                var tray = new Tray(user, service, openings(windows), notifier, autostart())) {
            bus.ifPresent(found -> RunningTray.announce(found, () -> tray.ask(Command.PREFERENCES)));
            tray.run((thread, first, commands) -> MovingPanel.open(bus, thread, first, commands));
        }
    }

    private static TrayWindows openings(Windows windows) {
        return new TrayWindows(
                windows::openWizard, windows::openPreferences, windows::openHistory, windows::ask, windows::hear);
    }

    private Semblance connect() {
        try {
            return new Services(environment).connect();
        } catch (ServiceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Optional<SessionBus> sessionBus() throws InterruptedException {
        try {
            return Optional.of(SessionBus.open(Desktop.ofEnvironment().sessionBus()));
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.WARNING, "going on without panels of D-Bus and notices: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public String autostart(boolean on) throws CommandFailure {
        var entry = autostart();
        try {
            entry.turn(on);
        } catch (IOException e) {
            throw failure(e);
        }
        return entry.file().toString();
    }

    private Autostart autostart() {
        var folder = folder("XDG_CONFIG_HOME", ".config").resolve("autostart");
        return new Autostart(folder.resolve("semblance.desktop"), program.with("tray"));
    }

    /// In a session of its own, so that a terminal that closes does not end it.
    @Override
    public boolean detach() throws CommandFailure {
        if (!DemoWindow.displayAvailable()) return false;
        var command = new ArrayList<>(List.of("setsid", "--fork"));
        command.addAll(program.with("tray"));
        var nothing = new File("/dev/null");
        try {
            new ProcessBuilder(command)
                    .redirectInput(nothing)
                    .redirectOutput(nothing)
                    .redirectError(nothing)
                    .start();
            return true;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Path folder(String variable, String usual) {
        var value = environment.getOrDefault(variable, "");
        return value.startsWith("/") ? Path.of(value) : home.resolve(usual);
    }

    private static CommandFailure noDesktop() {
        return new CommandFailure(
                new Failed(Problem.CANNOT_CHECK, Words.text("tray.no-desktop"), Words.text("tray.no-desktop.remedy")));
    }

    private static CommandFailure failure(IOException e) {
        return new CommandFailure(new Failed(Problem.CANNOT_CHECK, e.toString(), ""));
    }
}
