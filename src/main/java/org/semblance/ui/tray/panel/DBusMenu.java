package org.semblance.ui.tray.panel;

import java.util.List;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A menu as panels ask for it. Those that see version 3 call the methods for groups only.
@DBusInterfaceName("com.canonical.dbusmenu")
public interface DBusMenu extends DBusInterface {
    Two<UInt32, MenuNode> GetLayout(int parentId, int depth, List<String> properties);

    List<MenuProperties> GetGroupProperties(List<Integer> ids, List<String> properties);

    Variant<?> GetProperty(int id, String property);

    void Event(int id, String event, Variant<?> data, UInt32 timestamp);

    /// @return the ids that are not of this menu
    List<Integer> EventGroup(List<MenuEvent> events);

    /// @return whether the menu must be read again
    boolean AboutToShow(int id);

    /// @return the ids that must be read again, and those that are not of this menu
    Two<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids);
}
