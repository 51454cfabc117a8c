package org.semblance.service;

import java.util.List;
import org.semblance.embed.Embedding;
import org.semblance.match.Gallery;
import org.semblance.match.Reference;
import org.semblance.recognition.MatchTables;

/// References that were taken and not stored yet. Who holds them wipes them.
record LookedFace(String user, String camera, List<Embedding> references, MatchTables tables) {
    String modelId() {
        return references.getFirst().modelId();
    }

    /// As if they were stored already.
    Gallery gallery() {
        return new Gallery(
                user,
                references.stream()
                        .map(reference -> new Reference(0, camera, reference))
                        .toList());
    }

    void wipe() {
        references.forEach(Embedding::wipe);
    }
}
