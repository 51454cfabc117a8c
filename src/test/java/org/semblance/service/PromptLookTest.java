package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Event;

class PromptLookTest {
    private static final Event NOBODY = new Event.Hint("hint.NO_FACE");

    private final AtomicLong now = new AtomicLong();
    private final PromptLook look = new PromptLook(now::get);

    @Test
    void anEmptyChairIsLookedAtForASecond() {
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        assertFalse(look.isOver(), "the camera has yet to start");
        look.hear(NOBODY);
        now.addAndGet(Duration.ofMillis(999).toNanos());
        look.hear(NOBODY);
        assertFalse(look.isOver());
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertTrue(look.isOver());
        assertFalse(look.sawSomebody());
    }

    @Test
    void aFaceIsLookedAtToTheEnd() {
        look.hear(NOBODY);
        look.hear(new Event.Hint("hint.GOOD"));
        look.hear(NOBODY);
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        assertFalse(look.isOver());
        assertTrue(look.sawSomebody());
    }
}
