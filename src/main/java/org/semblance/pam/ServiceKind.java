package org.semblance.pam;

import java.util.Set;

/// What asks for a face, or must not.
public enum ServiceKind {
    /// Covers the screen of a session that is there.
    LOCKER,
    /// Gives somebody who is logged in the rights of another user. Needs more than a face before a color webcam.
    ELEVATION,
    /// Begins a session. Needs more as well.
    LOGIN,
    /// Has nobody before the camera, or changes the password itself.
    NEVER;

    /// GDM locks and logs in under one name, so that one is not here.
    private static final Set<String> LOCKERS = Set.of(
            "cinnamon-screensaver",
            "gtklock",
            "hyprlock",
            "i3lock",
            "kde",
            "kde-fingerprint",
            "kscreenlocker",
            "light-locker",
            "mate-screensaver",
            "physlock",
            "slock",
            "swaylock",
            "vlock",
            "waylock",
            "xfce4-screensaver",
            "xlock",
            "xscreensaver",
            "xsecurelock");
    private static final Set<String> ELEVATIONS = Set.of("doas", "polkit-1", "su", "su-l", "sudo", "sudo-i");
    private static final Set<String> LOGINS = Set.of(
            "gdm-password", "greetd", "kdm", "lightdm", "lightdm-greeter", "login", "lxdm", "sddm", "slim", "xdm");

    public static ServiceKind of(String service) {
        if (LOCKERS.contains(service)) return LOCKER;
        if (LOGINS.contains(service)) return LOGIN;
        return ELEVATIONS.contains(service) ? ELEVATION : NEVER;
    }
}
