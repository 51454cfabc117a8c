package org.semblance.ui.tray.panel;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// What happened to a row of the menu: `clicked`, `hovered`, `opened`, `closed`.
public final class MenuEvent extends Struct {
    @Position(0)
    public final int id;

    @Position(1)
    public final String event;

    @Position(2)
    public final Variant<?> data;

    @Position(3)
    public final UInt32 timestamp;

    public MenuEvent(int id, String event, Variant<?> data, UInt32 timestamp) {
        this.id = id;
        this.event = event;
        this.data = data;
        this.timestamp = timestamp;
    }
}
