package org.semblance.store;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;
import org.semblance.embed.Rotation;

/// A turned embedding as it lies on the disk: AES-256-GCM under a random 96-bit nonce (NIST SP 800-38D), bound
/// to its label.
record SealedReference(byte[] nonce, byte[] sealed) {
    static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SealedReference seal(SecretKey key, ReferenceLabel label, Embedding embedding) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var plain = EmbeddingBytes.encode(embedding);
        try {
            return new SealedReference(
                    nonce, cipher(Cipher.ENCRYPT_MODE, key, nonce, label).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no usable AES/GCM", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    Embedding open(SecretKey key, ReferenceLabel label) throws StoreException.Tampered {
        if (nonce.length != NONCE_BYTES || sealed.length < TAG_BITS / 8) throw tampered(label);
        byte[] plain;
        try {
            plain = cipher(Cipher.DECRYPT_MODE, key, nonce, label).doFinal(sealed);
        } catch (AEADBadTagException _) {
            throw tampered(label);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no usable AES/GCM", e);
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

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, ReferenceLabel label)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label.bytes());
        return cipher;
    }
}
