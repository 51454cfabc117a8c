package org.semblance.service.guard;

import org.semblance.pam.ServiceKind;

/// What a yes would do.
public enum Purpose {
    /// It opens the screen of a session that runs already.
    SCREEN,
    /// It gives the rights of another user to somebody who is logged in.
    ELEVATION,
    /// It begins a session.
    LOGIN;

    /// A service that nobody knows gives more than a screen, to be on the safe side.
    public static Purpose of(String service) {
        return switch (ServiceKind.of(service)) {
            case LOCKER -> SCREEN;
            case LOGIN -> LOGIN;
            case ELEVATION, NEVER -> ELEVATION;
        };
    }
}
