package org.semblance.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The 256-bit secret of a store. Whoever holds one closes it, which wipes it; the ciphers of the JDK
/// keep copies of what they are given until they are collected. Never used itself: keys for each purpose
/// are derived from it (HKDF, RFC 5869).
public final class StoreKey implements AutoCloseable {
    public static final int BYTES = 32;

    private final byte[] secret;

    /// @param secret [#BYTES] bytes, owned by this from here on
    public StoreKey(byte[] secret) {
        if (secret.length != BYTES) throw new IllegalArgumentException("a key has " + BYTES + " bytes");
        this.secret = secret;
    }

    /// @throws StoreException.Corrupt when there is something else in the file
    static StoreKey read(Path file) throws StoreException {
        var bytes = ByteBuffer.allocate(BYTES + 1);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            if (bytes.position() != BYTES) throw new StoreException.Corrupt(StoreFlaw.NO_KEY, file);
            return new StoreKey(Arrays.copyOf(bytes.array(), BYTES));
        } catch (IOException e) {
            throw Io.exception(file, e);
        } finally {
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }

    public static StoreKey random() {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new StoreKey(secret);
    }

    /// A copy for the place it is kept in; the caller wipes it.
    public byte[] bytes() {
        return secret.clone();
    }

    SecretKey forSealing() {
        var derived = derive("semblance reference key 1");
        var key = new SecretKeySpec(derived, "AES");
        Arrays.fill(derived, (byte) 0);
        return key;
    }

    /// Recognises this key again without telling anything of it.
    byte[] check() {
        return derive("semblance key check 1");
    }

    /// One of the two halves that passwords are sealed with; the other is in another place.
    byte[] forPasswords() {
        return derive("semblance password key 1");
    }

    /// What passwords are sealed with, this being the second half: neither opens anything alone.
    SecretKey together(byte[] first) {
        var derived = derive(
                HKDFParameterSpec.ofExtract().addIKM(first).addIKM(secret), "semblance password keys together 1");
        var key = new SecretKeySpec(derived, "AES");
        Arrays.fill(derived, (byte) 0);
        return key;
    }

    /// The secret of a [org.semblance.embed.Rotation].
    ///
    /// @param salt no secret; another one makes another turn
    byte[] forTurning(byte[] salt) {
        return derive("semblance reference turn 1 " + HexFormat.of().formatHex(salt));
    }

    private byte[] derive(String purpose) {
        return derive(HKDFParameterSpec.ofExtract().addIKM(secret), purpose);
    }

    private static byte[] derive(HKDFParameterSpec.Builder from, String purpose) {
        try {
            var parameters = from.thenExpand(purpose.getBytes(US_ASCII), BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", e);
        }
    }

    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }
}
