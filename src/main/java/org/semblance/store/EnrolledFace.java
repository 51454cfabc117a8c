package org.semblance.store;

import java.time.Instant;

/// A face of a user: what was enrolled in one go.
///
/// @param references how many embeddings it has
public record EnrolledFace(
        String user, String name, String cameraId, String modelId, int references, Instant enrolled) {}
