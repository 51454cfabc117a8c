package org.semblance.ui.tray.panel;

import java.util.function.Consumer;
import org.freedesktop.dbus.exceptions.DBusException;
import org.semblance.ui.tray.Command;
import org.semblance.ui.tray.Panel;
import org.semblance.ui.tray.TrayView;

/// An icon that panels fetch over D-Bus (StatusNotifierItem), and its menu (dbusmenu).
final class NotifierItemPanel implements Panel {
    static final String WATCHER = "org.kde.StatusNotifierWatcher";
    private static final String WATCHER_PATH = "/StatusNotifierWatcher";
    private static final System.Logger LOG = System.getLogger(NotifierItemPanel.class.getName());

    private final SessionBus bus;
    private final ItemObject item;
    private final MenuObject menu;
    private final String name =
            "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";

    /// @param commands called on a thread of the bus, and returns at once
    NotifierItemPanel(SessionBus bus, TrayView first, Consumer<Command> commands) throws DBusException {
        this.bus = bus;
        item = new ItemObject(commands);
        menu = new MenuObject(commands);
        item.show(first);
        menu.show(first.menu());
        bus.export(item);
        bus.export(menu);
        bus.own(name);
    }

    /// Whether there is somebody who knows of panels.
    boolean isWanted() {
        try {
            return bus.isOwned(WATCHER);
        } catch (DBusException e) {
            return false;
        }
    }

    /// Whether a panel shows the icon now.
    boolean register() {
        try {
            if (!bus.isOwned(WATCHER)) return false;
            if (!Boolean.TRUE.equals(bus.property(WATCHER, WATCHER_PATH, WATCHER, "IsStatusNotifierHostRegistered")))
                return false;
            bus.call(WATCHER, WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem", "s", name);
            return true;
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.DEBUG, "the panel does not take the icon", e);
            return false;
        }
    }

    /// @param change runs on a thread of the bus when a panel may have come or gone, and returns at once
    void watchPanels(Runnable change) throws DBusException {
        bus.watchOwner(WATCHER, change);
        bus.subscribe(WATCHER, "StatusNotifierHostRegistered", _ -> change.run());
        bus.subscribe(WATCHER, "StatusNotifierHostUnregistered", _ -> change.run());
    }

    @Override
    public void show(TrayView view) {
        item.show(view);
        var revision = menu.show(view.menu());
        try {
            bus.emit(ItemObject.PATH, ItemObject.TYPE, "NewIcon", null);
            bus.emit(ItemObject.PATH, ItemObject.TYPE, "NewToolTip", null);
            bus.emit(
                    MenuObject.PATH,
                    MenuObject.TYPE,
                    "LayoutUpdated",
                    "ui",
                    new org.freedesktop.dbus.types.UInt32(revision),
                    Rows.ROOT);
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.DEBUG, "the panel was not told", e);
        }
    }

    /// The end of the bus connection takes it off the panel.
    @Override
    public void close() {}
}
