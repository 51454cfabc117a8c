package org.semblance.service.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Why nobody is looked at. The name is what people read in `semblance status --why` and in the history.
public enum Ground {
    /// The person sits somewhere else.
    REMOTE,
    /// The program is none that a face may open.
    SERVICE;

    public static Optional<Ground> of(String name) {
        return Stream.of(values()).filter(ground -> ground.name().equals(name)).findFirst();
    }

    /// As people type and read it: `remote`.
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Of the words bundle: what is the matter.
    public String key() {
        return "guard." + name();
    }

    /// What to do about it.
    public String remedyKey() {
        return key() + ".remedy";
    }
}
