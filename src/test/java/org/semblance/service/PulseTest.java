package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private long now;
    private final Pulse pulse = new Pulse(() -> now);

    @Test
    void whoeverHasNothingToDoIsWell() {
        pass(1000);
        assertTrue(pulse.isFelt(LIMIT));
        pulse.begin();
        pulse.end();
        pass(1000);
        assertTrue(pulse.isFelt(LIMIT));
    }

    @Test
    void longWorkIsWellWithABeat() {
        pulse.begin();
        for (var i = 0; i < 100; i++) {
            pass(29);
            pulse.beat();
        }
        assertTrue(pulse.isFelt(LIMIT));
    }

    @Test
    void workWithoutABeatHangs() {
        pass(1000);
        pulse.begin();
        pass(29);
        assertTrue(pulse.isFelt(LIMIT));
        pass(1);
        assertFalse(pulse.isFelt(LIMIT));
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
