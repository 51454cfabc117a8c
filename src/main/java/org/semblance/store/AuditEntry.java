package org.semblance.store;

import java.time.Instant;
import java.util.Objects;

/// One line of the history. It never carries a score or an embedding.
///
/// @param event what happened: a short constant word, `UNLOCKED`
/// @param reason why, as another word; may be ""
/// @param camera the camera's stable id; may be ""
public record AuditEntry(Instant time, String user, String event, String reason, String camera) {
    public AuditEntry {
        Objects.requireNonNull(time);
        Objects.requireNonNull(user);
        Objects.requireNonNull(event);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(camera);
    }
}
