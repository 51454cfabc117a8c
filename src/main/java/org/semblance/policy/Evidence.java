package org.semblance.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What tells a face from a picture of it where more than a screen opens. A color camera alone cannot.
public enum Evidence {
    /// An infrared camera.
    INFRARED,
    /// The head is turned as it is asked to be.
    CHALLENGE,
    /// An infrared camera where there is one, else the challenge.
    EITHER,
    BOTH,
    /// None: the administrator takes a replay on a screen into account.
    NONE;

    /// As it stands in a file.
    static Optional<Evidence> of(Object value) {
        return Stream.of(values())
                .filter(evidence -> evidence.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst();
    }
}
