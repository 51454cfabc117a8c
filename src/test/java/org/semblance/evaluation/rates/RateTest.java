package org.semblance.evaluation.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void exactIntervalsAreThoseOfClopperAndPearson() {
        var half = Rate.exact(5, 10);
        assertEquals(0.1871, half.low(), 1e-4);
        assertEquals(0.8129, half.high(), 1e-4);
        var none = Rate.exact(0, 10);
        assertEquals(0, none.low());
        assertEquals(0.3085, none.high(), 1e-4);
        var few = Rate.exact(3, 100_000);
        assertEquals(6.187e-6, few.low(), 1e-8);
        assertEquals(8.767e-5, few.high(), 1e-7);
    }

    @Test
    void nothingTriedIsNoRate() {
        assertThrows(IllegalArgumentException.class, () -> Rate.exact(0, 0));
        assertThrows(IllegalArgumentException.class, () -> Rate.exact(3, 2));
    }

    @Test
    void peopleWhoFailTogetherWidenTheInterval() {
        var failing = new long[20];
        var trials = new long[20];
        for (var i = 0; i < 20; i++) {
            trials[i] = 100;
            failing[i] = i < 10 ? 100 : 0;
        }
        var people = PeopleBootstrap.of(failing, trials);
        var independent = Rate.exact(1000, 2000);
        assertEquals(0.5, people.value());
        assertTrue(people.high() - people.low() > 5 * (independent.high() - independent.low()), people.toString());
    }
}
