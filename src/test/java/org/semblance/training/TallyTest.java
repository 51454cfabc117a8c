package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally(8, 100);

    @Test
    void tellsTheMeanOfTwentySteps() {
        for (var i = 1; i <= 20; i++) {
            assertFalse(tally.isDue(0.5), "after " + (i - 1));
            tally.add(i);
        }
        assertTrue(tally.isDue(0.5));
        assertEquals(10.5, tally.loss());
        assertEquals(20 * 8 / 4.0, tally.rate(104));
    }

    @Test
    void tellsOfFewerAtTheEnd() {
        assertFalse(tally.isDue(1), "nothing happened");
        tally.add(2);
        tally.add(4);
        assertFalse(tally.isDue(0.9));
        assertTrue(tally.isDue(1));
        assertEquals(3, tally.loss());
        assertEquals(2 * 8 / 4.0, tally.rate(104));
        tally.clear(104);
        assertFalse(tally.isDue(1));
    }
}
