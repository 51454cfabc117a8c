package org.semblance.ui.tray;

import java.util.Locale;
import org.semblance.ipc.Event;

/// What the icon says. Signs differ in shape as well as in color.
public enum Sign {
    STARTING,
    WATCHING,
    LOOKING,
    UNLOCKED,
    LOCKED_OUT,
    PAUSED,
    NO_CAMERA,
    NOT_ENROLLED,
    /// Something a person must mend: the service, a model, the store.
    TROUBLE;

    /// As in the names of its pictures.
    public String picture() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Sign of(Event.State state) {
        return switch (state.key().replaceFirst("^state\\.", "")) {
            case "LOOKING" -> LOOKING;
            case "UNLOCKED" -> UNLOCKED;
            case "LOCKED_OUT" -> LOCKED_OUT;
            case "PAUSED" -> PAUSED;
            case "NO_CAMERA", "CAMERA_BUSY" -> NO_CAMERA;
            case "NOT_ENROLLED" -> NOT_ENROLLED;
            case "NO_SESSION", "NO_MODEL", "NO_POLICY", "NO_STORE" -> TROUBLE;
            default -> WATCHING; // nothing that must be seen from afar: LOCKED, SLEEPING ...
        };
    }
}
