package org.semblance.service.guard;

import java.util.Set;

/// What a yes would do.
public enum Purpose {
    /// It opens the screen of a session that runs already.
    SCREEN,
    /// It gives more than that: a login, the rights of another user.
    ELEVATION;

    /// The PAM services of screen lockers. GDM locks and logs in under one name, so that one is not here.
    private static final Set<String> LOCKERS = Set.of(
            "cinnamon-screensaver",
            "gtklock",
            "hyprlock",
            "i3lock",
            "kde",
            "kde-fingerprint",
            "kscreenlocker",
            "mate-screensaver",
            "physlock",
            "swaylock",
            "vlock",
            "waylock",
            "xfce4-screensaver",
            "xscreensaver",
            "xsecurelock");

    /// A service that nobody knows gives more, to be on the safe side.
    public static Purpose of(String service) {
        return LOCKERS.contains(service) ? SCREEN : ELEVATION;
    }
}
