package org.semblance.ui.tray.panel;

import java.util.Map;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.Variant;

/// The tray that runs in this session, under a name on its bus.
public final class RunningTray implements FreedesktopApplication {
    static final String TYPE = "org.freedesktop.Application";
    private static final String NAME = "org.semblance.Tray";
    private static final String PATH = "/org/semblance/Tray";
    private static final System.Logger LOG = System.getLogger(RunningTray.class.getName());

    private final Runnable activate;

    private RunningTray(Runnable activate) {
        this.activate = activate;
    }

    /// @param activate what a second start does to this one; called on a thread of the bus, and returns at once
    public static void announce(SessionBus bus, Runnable activate) {
        try {
            bus.export(new RunningTray(activate));
            bus.own(NAME);
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.WARNING, "a second start will not find this one: {0}", e.getMessage());
        }
    }

    /// @return whether one was found
    public static boolean activate(SessionBus bus) {
        try {
            bus.call(NAME, PATH, TYPE, "Activate", "a{sv}", Map.of());
            return true;
        } catch (DBusException e) {
            LOG.log(System.Logger.Level.DEBUG, "no tray answers", e);
            return false;
        }
    }

    @Override
    public void Activate(Map<String, Variant<?>> platformData) {
        activate.run();
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
