package org.semblance.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;

/// The stored form of an embedding: its coordinates as little-endian 32-bit floats.
final class EmbeddingBytes {
    private EmbeddingBytes() {}

    /// The caller wipes it.
    static byte[] encode(Embedding embedding) {
        var values = embedding.values();
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Arrays.fill(values, 0);
        return bytes.array();
    }

    /// @throws InvalidEmbeddingException for bytes that are no whole number of floats, not finite or not
    /// of unit length
    static Embedding decode(String modelId, byte[] bytes) throws InvalidEmbeddingException {
        var whole = bytes.length % Float.BYTES == 0;
        var values = new float[whole ? bytes.length / Float.BYTES : 0];
        try {
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return new Embedding(modelId, values);
        } finally {
            Arrays.fill(values, 0);
        }
    }
}
