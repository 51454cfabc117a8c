package org.semblance.ui.tray.panel;

import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.Position;

/// Two values returned at once. Only a generic tuple can be exported.
public final class Two<A, B> extends Tuple {
    @Position(0)
    public final A first;

    @Position(1)
    public final B second;

    public Two(A first, B second) {
        this.first = first;
        this.second = second;
    }
}
