package org.semblance.ui;

/// The desktop does not let a window open: no display answers, or a library is missing.
public final class WindowException extends Exception {
    private static final long serialVersionUID = 1;

    WindowException(Throwable cause) {
        super("no window can be opened: " + cause.getMessage(), cause);
    }
}
