package org.semblance.embed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A secret turn of the unit sphere. Distances between turned embeddings are those between the embeddings;
/// without the secret nothing else of them can be told, nor whether references of two secrets are of one person
/// (ISO/IEC 24745: renewability and unlinkability).
///
/// The matrix is uniform over the orthogonal group: Gram-Schmidt on independent Gaussians (Mezzadri, Notices of
/// the AMS 54, 2007), which come from the secret by AES-CTR and the transform of Box and Muller. All of it is
/// exact Java arithmetic, so a secret gives the same matrix on every machine.
public final class Rotation {
    public static final int SECRET_BYTES = 32;
    private static final String STAMP = " turned";
    private static final double UNIT = 0x1.0p-53;

    private final int size;
    private final float[] rows;

    private Rotation(int size, float[] rows) {
        this.size = size;
        this.rows = rows;
    }

    /// @param secret [#SECRET_BYTES] bytes, used for nothing else
    /// @param size of the embeddings
    public static Rotation of(byte[] secret, int size) {
        var matrix = gaussians(secret, size);
        var rows = new float[size * size];
        for (var i = 0; i < size; i++) {
            for (var round = 0; round < 2; round++) { // once more, for what the first pass lost to rounding
                for (var j = 0; j < i; j++) subtract(matrix[i], matrix[j], dot(matrix[i], matrix[j]));
            }
            var length = Math.sqrt(dot(matrix[i], matrix[i]));
            for (var k = 0; k < size; k++) {
                matrix[i][k] /= length;
                rows[i * size + k] = (float) matrix[i][k];
            }
        }
        for (var row : matrix) Arrays.fill(row, 0);
        return new Rotation(size, rows);
    }

    /// What the model id of turned embeddings is: they cannot be compared with others by mistake.
    public static String stamp(String modelId) {
        return modelId + STAMP;
    }

    /// @throws IllegalArgumentException for an embedding of another size, or one that is turned already
    public Embedding turn(Embedding embedding) {
        if (embedding.size() != size || embedding.modelId().endsWith(STAMP)) {
            throw new IllegalArgumentException("cannot turn " + embedding.size() + " of " + embedding.modelId());
        }
        var values = embedding.values();
        var turned = new float[size];
        for (var i = 0; i < size; i++) {
            double sum = 0;
            for (var k = 0; k < size; k++) sum += (double) rows[i * size + k] * values[k];
            turned[i] = (float) sum;
        }
        Arrays.fill(values, 0);
        try {
            return new Embedding(stamp(embedding.modelId()), turned);
        } catch (InvalidEmbeddingException e) {
            throw new IllegalStateException("a turn keeps lengths", e);
        }
    }

    private static double[][] gaussians(byte[] secret, int size) {
        if (secret.length != SECRET_BYTES)
            throw new IllegalArgumentException("a secret has " + SECRET_BYTES + " bytes");
        var matrix = new double[size][size];
        var stream = stream(secret, (size * size + 1) / 2 * 2 * Long.BYTES);
        var numbers = ByteBuffer.wrap(stream).order(ByteOrder.BIG_ENDIAN).asLongBuffer();
        for (var i = 0; i < size * size; i += 2) {
            var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - (numbers.get() >>> 11) * UNIT));
            var angle = 2 * Math.PI * ((numbers.get() >>> 11) * UNIT);
            matrix[i / size][i % size] = radius * StrictMath.cos(angle);
            if (i + 1 < size * size) matrix[(i + 1) / size][(i + 1) % size] = radius * StrictMath.sin(angle);
        }
        Arrays.fill(stream, (byte) 0);
        return matrix;
    }

    private static byte[] stream(byte[] secret, int length) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new IvParameterSpec(new byte[16]));
            return cipher.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES in counter mode", e);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (var i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void subtract(double[] a, double[] b, double factor) {
        for (var i = 0; i < a.length; i++) a[i] -= factor * b[i];
    }
}
