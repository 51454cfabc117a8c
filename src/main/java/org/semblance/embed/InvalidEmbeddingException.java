package org.semblance.embed;

/// A vector that is no embedding: empty, not finite or not of unit length.
public final class InvalidEmbeddingException extends Exception {
    private static final long serialVersionUID = 1;

    public InvalidEmbeddingException(String modelId, int size, double length) {
        super("not a unit embedding of " + modelId + ": " + size + " values of length " + length);
    }
}
