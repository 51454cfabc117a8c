package org.semblance.match;

import java.util.Objects;
import org.semblance.embed.Embedding;

/// An enrolled embedding.
///
/// @param id the store's number for it
/// @param cameraId the camera it was taken with
public record Reference(long id, String cameraId, Embedding embedding) {
    public Reference {
        Objects.requireNonNull(cameraId);
        Objects.requireNonNull(embedding);
    }
}
