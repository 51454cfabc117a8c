package org.semblance.service;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.policy.PolicyException;
import org.semblance.store.StoreException;

/// What the watch is doing while it does nothing.
record Standing(Equipment equipment, Pauses pauses, String user) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withZone(ZoneId.systemDefault());

    /// @throws PolicyException which is a standing of its own
    Event.State now(boolean locked) throws PolicyException, StoreException {
        var pause = pauses.end(user);
        if (pause.isPresent()) {
            var today = pauses.left(pause.get()).toHours() < 12;
            var end = (today ? TIME : DAY).format(pause.get());
            return state(WatchState.PAUSED, Words.text("pause.end", end));
        }
        equipment.rules(user);
        if (equipment.store().faces(user).isEmpty()) return state(WatchState.NOT_ENROLLED, "");
        return state(locked ? WatchState.LOCKED : WatchState.WATCHING, "");
    }

    private static Event.State state(WatchState state, String detail) {
        return new Event.State("state." + state, "", detail);
    }
}
