package org.semblance.store;

import java.util.Arrays;
import javax.crypto.SecretKey;
import org.semblance.embed.Rotation;

/// What references are sealed with and turned by, and half of what passwords are sealed with.
final class ReferenceKeys {
    private final SecretKey sealing;
    private final byte[] turning;
    private final byte[] passwords;
    private Rotation rotation;
    private int size;

    /// @param turning owned by this from here on
    /// @param passwords owned by this from here on
    ReferenceKeys(SecretKey sealing, byte[] turning, byte[] passwords) {
        this.passwords = passwords;
        this.sealing = sealing;
        this.turning = turning;
    }

    SecretKey sealing() {
        return sealing;
    }

    /// For the passwords of this store, which take a second key as well.
    synchronized SecretKey passwords(StoreKey second) {
        return second.together(passwords);
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
        Arrays.fill(passwords, (byte) 0);
        rotation = null;
    }
}
