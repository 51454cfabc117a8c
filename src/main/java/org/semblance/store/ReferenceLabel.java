package org.semblance.store;

/// What a sealed reference is bound to: it opens only under the very label it was sealed with.
record ReferenceLabel(String store, String user, long face, long reference, String modelId, String cameraId) {
    private static final String SCHEMA = "semblance reference 2";

    byte[] bytes() {
        return new CanonicalBytes()
                .text(SCHEMA)
                .text(store)
                .text(user)
                .number(face)
                .number(reference)
                .text(modelId)
                .text(cameraId)
                .toArray();
    }
}
