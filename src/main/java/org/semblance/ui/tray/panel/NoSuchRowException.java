package org.semblance.ui.tray.panel;

import org.freedesktop.dbus.exceptions.DBusExecutionException;

/// A panel asked for a row, or a property of one, that the menu does not have.
final class NoSuchRowException extends DBusExecutionException {
    private static final long serialVersionUID = 1;

    NoSuchRowException(int id) {
        super("the menu has no such row, or the row no such property: " + id);
    }
}
