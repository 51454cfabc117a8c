package org.semblance.store;

import java.util.Arrays;
import javax.crypto.SecretKey;
import org.semblance.embed.Rotation;

/// What references are sealed with and turned by.
final class ReferenceKeys {
    private final SecretKey sealing;
    private final byte[] turning;
    private Rotation rotation;
    private int size;

    /// @param turning owned by this from here on
    ReferenceKeys(SecretKey sealing, byte[] turning) {
        this.sealing = sealing;
        this.turning = turning;
    }

    SecretKey sealing() {
        return sealing;
    }

    /// For embeddings of that size; made when it is first asked for.
    synchronized Rotation rotation(int embeddingSize) {
        if (rotation == null || size != embeddingSize) {
            rotation = Rotation.of(turning, embeddingSize);
            size = embeddingSize;
        }
        return rotation;
    }

    synchronized void wipe() {
        Arrays.fill(turning, (byte) 0);
        rotation = null;
    }
}
