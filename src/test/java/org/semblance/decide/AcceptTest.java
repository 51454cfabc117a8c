package org.semblance.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class AcceptTest {
    private static final long FRESH = Accept.FRESH.toNanos();

    @Test
    void opensOnce() {
        var accept = new Accept("ann", 1, 0);
        assertTrue(accept.spend(FRESH));
        assertFalse(accept.spend(FRESH));
    }

    @Test
    void goesStale() {
        assertFalse(new Accept("ann", 1, 0).spend(FRESH + 1));
    }

    @Test
    void cannotBeMadeElsewhere() {
        for (var constructor : Accept.class.getDeclaredConstructors()) {
            assertEquals(0, constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED));
        }
        assertTrue(Modifier.isFinal(Accept.class.getModifiers()));
    }
}
