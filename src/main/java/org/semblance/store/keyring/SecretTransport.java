package org.semblance.store.keyring;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.interfaces.DHPublicKey;
import javax.crypto.spec.DHParameterSpec;
import javax.crypto.spec.DHPublicKeySpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/// How a secret travels over the message bus, where a monitor could listen:
/// `dh-ietf1024-sha256-aes128-cbc-pkcs7` of the Secret Service specification. The group is small by
/// today's measure, and the only one there is; it keeps secrets out of bus logs, not from who can attack
/// 1024 bits.
final class SecretTransport {
    static final String ALGORITHM = "dh-ietf1024-sha256-aes128-cbc-pkcs7";

    /// The Second Oakley Group, RFC 2409 section 6.2.
    private static final BigInteger PRIME = new BigInteger(
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
                    + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
                    + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF",
            16);
    private static final BigInteger GENERATOR = BigInteger.TWO;
    private static final int KEY_BYTES = 16;

    private final KeyPair own;
    private SecretKey key;

    SecretTransport() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("DiffieHellman");
        generator.initialize(new DHParameterSpec(PRIME, GENERATOR));
        own = generator.generateKeyPair();
    }

    byte[] publicKey() {
        return unsigned(((DHPublicKey) own.getPublic()).getY());
    }

    void agree(byte[] theirs) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("DiffieHellman");
        agreement.init(own.getPrivate());
        var spec = new DHPublicKeySpec(new BigInteger(1, theirs), PRIME, GENERATOR);
        agreement.doPhase(KeyFactory.getInstance("DiffieHellman").generatePublic(spec), true);
        var shared = agreement.generateSecret();
        try {
            var expand = HKDFParameterSpec.ofExtract().addIKM(shared).thenExpand(null, KEY_BYTES);
            key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", expand);
        } finally {
            Arrays.fill(shared, (byte) 0);
        }
    }

    Sealed seal(byte[] secret) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding"); // which is what PKCS 7 is called here
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return new Sealed(cipher.getIV(), cipher.doFinal(secret));
    }

    /// The caller wipes it.
    byte[] open(Sealed sealed) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(sealed.iv()));
        return cipher.doFinal(sealed.value());
    }

    record Sealed(byte[] iv, byte[] value) {}

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
