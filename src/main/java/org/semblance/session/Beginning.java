package org.semblance.session;

import java.time.Duration;
import java.util.Set;

/// How a session began, as told by the program of root that began it.
///
/// @param service the PAM service that asked who it is
/// @param sinceBoot without the time that the machine slept: no later than it really was
public record Beginning(String service, Duration sinceBoot) {
    /// Those that ask for the password and for nothing else, and go by another name when they log in without.
    /// `login` and `greetd` have one name for both.
    private static final Set<String> BY_PASSWORD = Set.of("gdm-password", "kdm", "lightdm", "sddm", "xdm");

    public boolean isByPassword() {
        return BY_PASSWORD.contains(service);
    }
}
