package org.semblance.store;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Bytes as they lie on the disk: AES-256-GCM under a random 96-bit nonce (NIST SP 800-38D), bound to a label.
record Sealed(byte[] nonce, byte[] bytes) {
    static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Sealed seal(SecretKey key, byte[] label, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            return new Sealed(
                    nonce, cipher(Cipher.ENCRYPT_MODE, key, nonce, label).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no usable AES/GCM", e);
        }
    }

    /// @return for the caller to wipe
    /// @throws AEADBadTagException for another key, another label, or changed bytes
    byte[] open(SecretKey key, byte[] label) throws AEADBadTagException {
        if (nonce.length != NONCE_BYTES || bytes.length < TAG_BITS / 8) throw new AEADBadTagException();
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, label).doFinal(bytes);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no usable AES/GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] label) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label);
        return cipher;
    }
}
