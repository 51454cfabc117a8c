package org.semblance.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.semblance.store.StoreException;

/// Until when each user's face unlock rests. Kept in the store: a restart ends no pause. It runs on the wall clock,
/// since it is a point in time to the person; setting the clock can end it, and gains nothing but the face unlock
/// that there was before.
record Pauses(Equipment equipment, InstantSource clock) {
    static final Duration LONGEST = Duration.ofDays(7);

    private static final String PREFIX = "pause.";

    /// @param length of zero ends the pause
    void pause(String user, Duration length) throws StoreException {
        equipment.store().putSetting(PREFIX + user, clock.instant().plus(length).toString());
    }

    /// Its end, while there is a pause.
    Optional<Instant> end(String user) throws StoreException {
        return equipment.store().setting(PREFIX + user).flatMap(Pauses::parse).filter(clock.instant()::isBefore);
    }

    Duration left(Instant end) {
        return Duration.between(clock.instant(), end);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
