package org.semblance.store;

import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;
import org.semblance.embed.Rotation;

/// A turned embedding as it lies on the disk, bound to its label.
record SealedReference(Sealed sealed) {
    static SealedReference seal(SecretKey key, ReferenceLabel label, Embedding embedding) {
        var plain = EmbeddingBytes.encode(embedding);
        try {
            return new SealedReference(Sealed.seal(key, label.bytes(), plain));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    Embedding open(SecretKey key, ReferenceLabel label) throws StoreException.Tampered {
        byte[] plain;
        try {
            plain = sealed.open(key, label.bytes());
        } catch (AEADBadTagException _) {
            throw tampered(label);
        }
        try {
            return EmbeddingBytes.decode(Rotation.stamp(label.modelId()), plain);
        } catch (InvalidEmbeddingException _) {
            throw tampered(label);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static StoreException.Tampered tampered(ReferenceLabel label) {
        return new StoreException.Tampered(label.user(), label.reference());
    }
}
