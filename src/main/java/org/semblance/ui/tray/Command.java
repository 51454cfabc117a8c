package org.semblance.ui.tray;

/// What a person may ask of the tray.
public enum Command {
    /// A click on the icon itself.
    ACTIVATE,
    ENROLL,
    LOCK,
    PAUSE,
    RESUME,
    PREFERENCES,
    HISTORY,
    AUTOSTART,
    QUIT
}
