package org.semblance.launcher;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import org.freedesktop.dbus.exceptions.DBusException;
import org.semblance.cli.DemoOptions;
import org.semblance.cli.DemoReport;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.session.linux.Desktop;
import org.semblance.ui.DemoRow;
import org.semblance.ui.DemoWindow;
import org.semblance.ui.Theme;
import org.semblance.ui.WindowException;
import org.semblance.ui.tray.panel.PortalColors;
import org.semblance.ui.tray.panel.SessionBus;

/// Where the demo shows itself: the terminal always, a window where a desktop lets one open.
final class DemoScreen implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DemoScreen.class.getName());

    private final Consumer<Event> terminal;
    private final Optional<DemoWindow> window;

    DemoScreen(Consumer<Event> terminal, Optional<DemoWindow> window) {
        this.terminal = terminal;
        this.window = window;
    }

    static DemoScreen open(DemoOptions options, String footnote, Consumer<Event> terminal) throws InterruptedException {
        if (!options.window() || !DemoWindow.displayAvailable()) return new DemoScreen(terminal, Optional.empty());
        var theme = switch (options.theme()) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case AUTO -> desktop();
        };
        try {
            var window = DemoWindow.show(Words.text("ui.demo.title"), footnote, theme);
            return new DemoScreen(terminal, Optional.of(window));
        } catch (WindowException e) {
            LOG.log(System.Logger.Level.INFO, e.getMessage());
            return new DemoScreen(terminal, Optional.empty());
        }
    }

    private static Theme desktop() throws InterruptedException {
        try (var bus = SessionBus.open(Desktop.ofEnvironment().sessionBus())) {
            return PortalColors.now(bus)
                    .map(scheme -> scheme == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT)
                    .orElse(Theme.DESKTOP);
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.DEBUG, "no desktop tells of colors: {0}", e.getMessage());
            return Theme.DESKTOP;
        }
    }

    boolean hasWindow() {
        return window.isPresent();
    }

    /// Whether there was a window and the person has closed it.
    boolean isClosed() {
        return window.filter(DemoWindow::isClosed).isPresent();
    }

    void caption(String text) {
        window.ifPresent(shown -> shown.caption(text));
    }

    void hint(String advice) {
        var key = "hint." + advice;
        terminal.accept(new Event.Hint(key));
        caption(Words.text(key));
    }

    void progress(double fraction) {
        terminal.accept(new Event.Progress(fraction));
        window.ifPresent(shown -> shown.progress(fraction));
    }

    void frame(Event.Preview preview) {
        window.ifPresent(shown -> shown.frame(preview));
    }

    void row(DemoReport.Attempt attempt) {
        var reason = attempt.accepted() ? "" : Words.text(attempt.reason());
        window.ifPresent(shown -> shown.row(new DemoRow(
                attempt.who(), attempt.distance(), attempt.fmr(), attempt.accepted(), reason, attempt.milliseconds())));
    }

    /// Leaves the window to the person, for a while.
    void linger(long seconds) throws InterruptedException {
        if (window.isEmpty()) return;
        try {
            window.get().closed().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            window.get().close();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        window.ifPresent(DemoWindow::close);
    }
}
