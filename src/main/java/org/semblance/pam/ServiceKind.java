package org.semblance.pam;

import java.util.Set;

/// What asks for a face, or must not.
public enum ServiceKind {
    /// Covers the screen of a session that is there.
    LOCKER,
    /// Opens a session, or makes somebody an administrator. Needs more than a face before a color webcam.
    ELEVATION,
    /// Has nobody before the camera, or changes the password itself.
    NEVER;

    private static final Set<String> LOCKERS = Set.of(
            "cinnamon-screensaver",
            "gtklock",
            "hyprlock",
            "i3lock",
            "kde",
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
    private static final Set<String> ELEVATIONS = Set.of(
            "doas",
            "gdm-password",
            "greetd",
            "lightdm",
            "login",
            "lxdm",
            "polkit-1",
            "sddm",
            "su",
            "su-l",
            "sudo",
            "sudo-i",
            "xdm");

    public static ServiceKind of(String service) {
        if (LOCKERS.contains(service)) return LOCKER;
        return ELEVATIONS.contains(service) ? ELEVATION : NEVER;
    }
}
