package org.semblance.service;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.semblance.inference.ModelException;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.policy.PolicyException;
import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// What the watch is doing while it does nothing.
record Standing(SemblanceService service, String user) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withZone(ZoneId.systemDefault());

    /// @throws PolicyException which is a standing of its own
    Event.State now(boolean locked) throws PolicyException, StoreException, InterruptedException {
        var pauses = service.pauses();
        var pause = pauses.end(user);
        if (pause.isPresent()) {
            var today = pauses.left(pause.get()).toHours() < 12;
            var end = (today ? TIME : DAY).format(pause.get());
            return state(WatchState.PAUSED, Words.text("pause.end", end));
        }
        var rules = service.equipment().rules(user);
        if (service.equipment().store().faces(user).isEmpty()) return state(WatchState.NOT_ENROLLED, "");
        if (!locked) return state(WatchState.WATCHING, "");
        return new PasswordFirst(service, user)
                .reason(rules, CameraChoice.DEFAULT)
                .map(reason -> new Event.State("state." + WatchState.PASSWORD_FIRST, "refusal." + reason, ""))
                .orElse(state(WatchState.LOCKED, ""));
    }

    /// What is missing for the watch to do anything.
    static Event.State without(Exception missing) {
        return switch (missing) {
            case ModelException e -> state(WatchState.NO_MODEL, Failures.of(e).message());
            case StoreException e -> state(WatchState.NO_STORE, Failures.of(e).message());
            case SessionException e ->
                state(WatchState.NO_SESSION, Failures.of(e).message());
            case PolicyException e -> state(WatchState.NO_POLICY, Failures.of(e).message());
            default -> throw new IllegalArgumentException(missing);
        };
    }

    private static Event.State state(WatchState state, String detail) {
        return new Event.State("state." + state, "", detail);
    }
}
