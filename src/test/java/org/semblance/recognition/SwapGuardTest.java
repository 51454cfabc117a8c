package org.semblance.recognition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;
import org.semblance.match.Calibration;

class SwapGuardTest {
    private final SwapGuard guard =
            new SwapGuard(new Calibration(List.of(new double[] {1e-4, 0.9}, new double[] {1e-2, 1.1})));

    @Test
    void noticesAnotherPersonOnTheSameTrack() throws Exception {
        assertFalse(guard.isSwapped(1, face(0)));
        assertTrue(guard.isSwapped(1, face(80)));
    }

    @Test
    void aFaceThatTurnsStaysTheSamePerson() throws Exception {
        assertFalse(guard.isSwapped(1, face(0)));
        assertFalse(guard.isSwapped(1, face(30)));
        assertFalse(guard.isSwapped(1, face(60)));
    }

    @Test
    void anotherTrackMayBeAnybodys() throws Exception {
        guard.isSwapped(1, face(0));
        assertFalse(guard.isSwapped(2, face(90)));
    }

    @Test
    void goesOnUnderTheNewNumber() throws Exception {
        guard.isSwapped(1, face(0));
        assertTrue(guard.isSwapped(1, face(90)));
        guard.renamed(2);
        assertFalse(guard.isSwapped(2, face(95)));
        assertTrue(guard.isSwapped(2, face(0)));
    }

    private static Embedding face(double degrees) throws InvalidEmbeddingException {
        var angle = Math.toRadians(degrees);
        return new Embedding("test", new float[] {(float) Math.cos(angle), (float) Math.sin(angle), 0, 0, 0, 0, 0, 0});
    }
}
