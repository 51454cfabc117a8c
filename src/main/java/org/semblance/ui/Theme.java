package org.semblance.ui;

/// The look of all windows.
public enum Theme {
    LIGHT,
    DARK,
    /// As the desktop has it, also when it changes.
    DESKTOP
}
