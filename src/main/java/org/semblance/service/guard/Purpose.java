package org.semblance.service.guard;

import java.util.Set;

/// What a yes would do.
public enum Purpose {
    /// It opens the screen of a session that runs already.
    SCREEN,
    /// It gives the rights of another user to somebody who is logged in.
    ELEVATION,
    /// It begins a session.
    LOGIN;

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

    private static final Set<String> LOGINS = Set.of(
            "gdm-password", "greetd", "kdm", "lightdm", "lightdm-greeter", "login", "lxdm", "sddm", "slim", "xdm");

    /// A service that nobody knows gives more than a screen, to be on the safe side.
    public static Purpose of(String service) {
        if (LOCKERS.contains(service)) return SCREEN;
        return LOGINS.contains(service) ? LOGIN : ELEVATION;
    }
}
