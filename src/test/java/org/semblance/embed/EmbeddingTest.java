package org.semblance.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
    @Test
    void refusesWhatIsNoUnitVector() {
        for (var bad : new float[][] {
            {}, {0, 0}, {Float.NaN, 1}, {Float.POSITIVE_INFINITY, 0}, {0.5f, 0}, {2, 0}, {1, Float.NaN}
        }) {
            assertThrows(InvalidEmbeddingException.class, () -> new Embedding("m", bad));
        }
    }

    @Test
    void distanceIsEuclidean() throws Exception {
        var random = new Random(1);
        for (var size : new int[] {3, 8, 13, 256}) {
            var a = random(random, size);
            var b = random(random, size);
            var squares = 0.0;
            for (var i = 0; i < size; i++) squares += Math.pow(a.values()[i] - b.values()[i], 2);
            assertEquals(Math.sqrt(squares), a.distanceTo(b), 1e-5);
            assertEquals(0, a.distanceTo(a), 1e-3);
        }
    }

    @Test
    void itsCoordinatesStayOutOfLogs() throws Exception {
        assertFalse(new Embedding("m", new float[] {0.6f, 0.8f}).toString().contains("0.6"));
    }

    @Test
    void cannotBeChangedFromOutside() throws Exception {
        var values = new float[] {0.6f, 0.8f};
        var embedding = new Embedding("m", values);
        values[0] = 5;
        embedding.values()[1] = 5;
        assertEquals(0.6f, embedding.values()[0]);
        assertEquals(0.8f, embedding.values()[1]);
    }

    @Test
    void wipedItIsNearNothing() throws Exception {
        var embedding = new Embedding("m", new float[] {0.6f, 0.8f});
        var same = new Embedding("m", new float[] {0.6f, 0.8f});
        embedding.wipe();
        assertArrayEquals(new float[2], embedding.values());
        assertEquals(Math.sqrt(2), embedding.distanceTo(same), 1e-6);
    }

    private static Embedding random(Random random, int size) throws InvalidEmbeddingException {
        var values = new float[size];
        var squares = 0.0;
        for (var i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
            squares += values[i] * values[i];
        }
        for (var i = 0; i < size; i++) values[i] /= (float) Math.sqrt(squares);
        return new Embedding("m", values);
    }
}
