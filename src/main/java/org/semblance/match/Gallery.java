package org.semblance.match;

import java.util.List;
import java.util.Objects;

/// All references of one user that one model made.
public record Gallery(String user, List<Reference> references) {
    public Gallery {
        Objects.requireNonNull(user);
        references = List.copyOf(references);
    }

    public boolean isEmpty() {
        return references.isEmpty();
    }
}
