package org.semblance.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;

class MatcherTest {
    private static final Calibration CALIBRATION =
            new Calibration(List.of(new double[] {0.1, 1.2}, new double[] {1e-4, 0.9}));

    @Test
    void comparesWithEveryReferenceAndTheCohort() throws Exception {
        var gallery =
                new Gallery("ann", List.of(new Reference(7, "cam", unit(0)), new Reference(9, "cam", between(0.3))));
        var matcher = new Matcher(gallery, CALIBRATION, new Cohort(List.of(unit(1), unit(2))));
        var match = matcher.match(between(0.25), 4, 5);
        assertEquals(9, match.reference());
        assertEquals(2 * Math.sin(0.025), match.distance(), 1e-5);
        assertEquals(2, match.compared());
        assertEquals(4, match.track());
        assertEquals(5, match.frame());
        assertEquals(between(0.25).distanceTo(unit(1)) - match.distance(), match.margin(), 1e-9);
    }

    @Test
    void anEmptyGalleryMatchesNobody() throws Exception {
        var cohort = new Cohort(List.of(unit(1)));
        assertThrows(
                IllegalArgumentException.class, () -> new Matcher(new Gallery("ann", List.of()), CALIBRATION, cohort));
    }

    @Test
    void referencesOfAnotherModelAreNeverCompared() throws Exception {
        var gallery = new Gallery("ann", List.of(new Reference(1, "cam", unit(0))));
        var matcher = new Matcher(gallery, CALIBRATION, new Cohort(List.of(unit(1))));
        var other = new Embedding("another model", new float[] {1, 0, 0});
        assertThrows(IllegalArgumentException.class, () -> matcher.match(other, 1, 1));
    }

    @Test
    void aCohortFileOfTheWrongLengthIsRefused() {
        assertThrows(InvalidEmbeddingException.class, () -> Cohort.parse(new byte[11], 2, 3, "m"));
        assertThrows(InvalidEmbeddingException.class, () -> Cohort.parse(new byte[12], 2, 3, "m"), "zero vectors");
    }

    private static Embedding unit(int axis) throws InvalidEmbeddingException {
        var values = new float[3];
        values[axis] = 1;
        return new Embedding("m", values);
    }

    private static Embedding between(double angle) throws InvalidEmbeddingException {
        return new Embedding("m", new float[] {(float) Math.cos(angle), (float) Math.sin(angle), 0});
    }
}
