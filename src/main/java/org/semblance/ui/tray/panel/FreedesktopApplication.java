package org.semblance.ui.tray.panel;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/// How a second start reaches the first one.
@DBusInterfaceName(RunningTray.TYPE)
public interface FreedesktopApplication extends DBusInterface {
    void Activate(Map<String, Variant<?>> platformData);
}
