package org.semblance.ui.tray.panel;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusException;
import org.semblance.ui.tray.Command;
import org.semblance.ui.tray.Panel;
import org.semblance.ui.tray.TrayView;

/// The icon in the best place there is: a panel that asks over D-Bus, else an old notification area, else
/// nowhere. It moves when panels come and go. Used on one thread.
public final class MovingPanel implements Panel {
    private static final System.Logger LOG = System.getLogger(MovingPanel.class.getName());

    /// A panel that starts with the session, or anew, gets this long before the icon goes elsewhere.
    private static final long PANEL_GRACE_MS = 2000;

    private static final long RETRY_MS = 5000;

    private final ScheduledExecutorService thread;
    private final Consumer<Command> commands;
    private final Optional<NotifierItemPanel> item;
    private TrayView view;
    private Optional<AwtPanel> awt = Optional.empty();
    private ScheduledFuture<?> next;
    private boolean saidNowhere;

    private MovingPanel(
            ScheduledExecutorService thread,
            TrayView first,
            Consumer<Command> commands,
            Optional<NotifierItemPanel> item) {
        this.thread = thread;
        this.view = first;
        this.commands = commands;
        this.item = item;
    }

    /// @param bus of the desktop, if there is one
    /// @param thread the one all methods are called on
    /// @param commands called on any thread, and returns at once
    public static MovingPanel open(
            Optional<SessionBus> bus, ScheduledExecutorService thread, TrayView first, Consumer<Command> commands) {
        var panel = new MovingPanel(thread, first, commands, bus.flatMap(found -> export(found, first, commands)));
        panel.item.ifPresent(panel::watch);
        panel.place();
        return panel;
    }

    private static Optional<NotifierItemPanel> export(SessionBus bus, TrayView first, Consumer<Command> commands) {
        try {
            return Optional.of(new NotifierItemPanel(bus, first, commands));
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.WARNING, "the message bus takes no icon: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private void watch(NotifierItemPanel panel) {
        try {
            panel.watchPanels(() -> later(this::place));
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.WARNING, "panels that start later will not be seen: {0}", e.getMessage());
        }
    }

    private void place() {
        if (next != null) next.cancel(false);
        next = null;
        if (item.isPresent() && item.get().register()) {
            saidNowhere = false;
            awt.ifPresent(AwtPanel::close);
            awt = Optional.empty();
        } else if (awt.isEmpty()) {
            next = thread.schedule(this::fallBack, item.isPresent() ? PANEL_GRACE_MS : 0, TimeUnit.MILLISECONDS);
        }
    }

    private void fallBack() {
        awt = AwtPanel.open(view, commands);
        // a panel that did not answer in time is asked again, and so is the display while there is no icon at all
        if (awt.isEmpty() || item.filter(NotifierItemPanel::isWanted).isPresent()) {
            next = thread.schedule(this::place, RETRY_MS, TimeUnit.MILLISECONDS);
        }
        if (awt.isEmpty() && !saidNowhere) {
            LOG.log(System.Logger.Level.WARNING, "no panel takes an icon; going on without one");
            saidNowhere = true;
        }
    }

    private void later(Runnable action) {
        try {
            thread.execute(action);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.TRACE, "closed meanwhile", e);
        }
    }

    @Override
    public void show(TrayView view) {
        this.view = view;
        item.ifPresent(panel -> panel.show(view));
        awt.ifPresent(panel -> panel.show(view));
    }

    @Override
    public void close() {
        if (next != null) next.cancel(false);
        item.ifPresent(NotifierItemPanel::close);
        awt.ifPresent(AwtPanel::close);
    }
}
