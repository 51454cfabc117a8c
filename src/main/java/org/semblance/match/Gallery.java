package org.semblance.match;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.semblance.embed.Embedding;
import org.semblance.embed.Rotation;

/// All references of one user that one model made.
///
/// @param rotation the secret turn that the references have; empty where nothing is stored
public record Gallery(String user, List<Reference> references, Optional<Rotation> rotation) {
    public Gallery {
        Objects.requireNonNull(user);
        Objects.requireNonNull(rotation);
        references = List.copyOf(references);
    }

    public Gallery(String user, List<Reference> references) {
        this(user, references, Optional.empty());
    }

    public boolean isEmpty() {
        return references.isEmpty();
    }

    /// A live face as the references are turned.
    public Embedding turned(Embedding face) {
        return rotation.isPresent() ? rotation.get().turn(face) : face;
    }
}
