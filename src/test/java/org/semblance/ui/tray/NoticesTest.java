package org.semblance.ui.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Event;

class NoticesTest {
    private final Notices notices = new Notices();

    @Test
    void aLockoutIsToldOnceUntilTheScreenWasOpen() {
        assertEquals(1, told("LOCKED_OUT", "LOCKED_OUT", "LOOKING", "LOCKED_OUT"));
        assertEquals(1, told("WATCHING", "LOCKED_OUT"));
    }

    @Test
    void aCameraIsMissedOnceUntilItLooksAgain() {
        assertEquals(1, told("NO_CAMERA", "LOCKED", "WATCHING", "NO_CAMERA", "CAMERA_BUSY"));
        assertEquals(1, told("LOOKING", "NO_CAMERA"));
    }

    @Test
    void whatIsEverydayIsNotTold() {
        assertEquals(0, told("WATCHING", "LOOKING", "UNLOCKED", "LOCKED", "SLEEPING", "NOT_ENROLLED"));
    }

    @Test
    void theFirstUnlockIsTold() {
        var notice = notices.of(new Event.State("state.UNLOCKED", "notice.FIRST_UNLOCK", ""));
        assertEquals(Sign.UNLOCKED, notice.orElseThrow().sign());
        assertEquals(0, told("WATCHING", "UNLOCKED"));
    }

    @Test
    void aNoticeSaysWhatTheServiceKnows() {
        var notice = notices.of(new Event.State("state.CAMERA_BUSY", "", "cheese (4711) has it"));
        assertTrue(notice.orElseThrow().text().contains("cheese (4711)"));
    }

    @Test
    void aServiceThatStumblesOnceIsNotToldOf() {
        assertTrue(notices.gone(Duration.ZERO).isEmpty());
        assertTrue(notices.gone(Duration.ofSeconds(1)).isPresent());
        assertTrue(notices.gone(Duration.ofSeconds(2)).isEmpty());
    }

    private long told(String... states) {
        return Stream.of(states)
                .filter(state ->
                        notices.of(new Event.State("state." + state, "", "")).isPresent())
                .count();
    }
}
