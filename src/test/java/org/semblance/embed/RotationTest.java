package org.semblance.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final byte[] SECRET = secret(1);

    @Test
    void distancesStayWhatTheyWere() throws Exception {
        var random = new Random(1);
        for (var size : new int[] {3, 128, 256}) {
            var rotation = Rotation.of(SECRET, size);
            for (var i = 0; i < 200; i++) {
                var a = embedding(random, size);
                var b = embedding(random, size);
                assertEquals(a.distanceTo(b), rotation.turn(a).distanceTo(rotation.turn(b)), 2e-6);
            }
        }
    }

    @Test
    void whatIsTurnedIsUnlikeWhatItWas() throws Exception {
        var face = embedding(new Random(2), 256);
        var one = Rotation.of(SECRET, 256).turn(face).values();
        var other = Rotation.of(secret(2), 256).turn(face).values();
        assertEquals(0, dot(one, face.values()), 0.3); // deviation of a cosine between strangers: 1/16
        assertEquals(0, dot(one, other), 0.3);
    }

    @Test
    void coordinatesOfManyTurnsSpreadEvenly() throws Exception {
        var values = new float[64];
        values[0] = 1;
        var corner = new Embedding("m", values);
        var sums = new double[64];
        for (var i = 0; i < 400; i++) {
            var turned = Rotation.of(secret(100 + i), 64).turn(corner).values();
            for (var k = 0; k < 64; k++) sums[k] += turned[k] * turned[k] / 400;
        }
        for (var sum : sums) assertEquals(1 / 64.0, sum, 0.007);
    }

    @Test
    void aSecretGivesTheSameTurnOnEveryMachine() throws Exception {
        var values = new float[4];
        values[3] = 1;
        var turned = Rotation.of(new byte[Rotation.SECRET_BYTES], 4).turn(new Embedding("m", values));
        // by OpenSSL's aes-256-ctr and another implementation of the rest
        assertArrayEquals(new float[] {-0.3457461f, -0.6287311f, -0.4651282f, -0.5184715f}, turned.values(), 1e-6f);
    }

    @Test
    void turnedAndUnturnedCannotBeCompared() throws Exception {
        var face = embedding(new Random(3), 16);
        var rotation = Rotation.of(SECRET, 16);
        assertThrows(IllegalArgumentException.class, () -> face.distanceTo(rotation.turn(face)));
        assertThrows(IllegalArgumentException.class, () -> rotation.turn(rotation.turn(face)));
        assertThrows(
                IllegalArgumentException.class, () -> Rotation.of(SECRET, 17).turn(face));
        assertThrows(IllegalArgumentException.class, () -> Rotation.of(new byte[16], 17));
        assertTrue(rotation.turn(face).modelId().startsWith("m"));
    }

    private static byte[] secret(long seed) {
        var secret = new byte[Rotation.SECRET_BYTES];
        new Random(seed).nextBytes(secret);
        return secret;
    }

    private static Embedding embedding(Random random, int size) throws InvalidEmbeddingException {
        var values = new float[size];
        for (var i = 0; i < size; i++) values[i] = (float) random.nextGaussian();
        var length = (float) Math.sqrt(dot(values, values));
        var unit = Arrays.copyOf(values, size);
        for (var i = 0; i < size; i++) unit[i] /= length;
        return new Embedding("m", unit);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (var i = 0; i < a.length; i++) sum += (double) a[i] * b[i];
        return sum;
    }
}
