package org.semblance.service;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Words;
import org.semblance.session.Authority;
import org.semblance.session.Authority.Action;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;

/// The password that the person at one client has typed again, good for one conversation and as long as an
/// enrolment takes: whoever sits down at an open screen must not enroll their own face.
final class FreshPassword {
    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final Authority authority;
    private final Caller caller;
    private final LongSupplier nanos;
    private final Consumer<Action> listener;
    private final Map<Action, Long> given = new EnumMap<>(Action.class);

    /// @param nanos as [System#nanoTime]
    /// @param listener hears of each time it is typed
    FreshPassword(Authority authority, Caller caller, LongSupplier nanos, Consumer<Action> listener) {
        this.authority = authority;
        this.caller = caller;
        this.nanos = nanos;
        this.listener = listener;
    }

    /// Asks for it where it was not given, or too long ago.
    Optional<Failed> refuse(Action action) throws InterruptedException {
        if (isGiven(action)) return Optional.empty();
        try {
            if (!caller.process().isKnown()) throw new SessionException(SessionFlaw.UNKNOWN_PROCESS);
            if (!authority.confirms(
                    action, caller.process().number(), caller.process().uid())) {
                return refusal(Words.text("answer.password.refused"), "answer.password.refused.remedy");
            }
        } catch (SessionException e) {
            return refusal(
                    Words.text("answer.password.nobody", Failures.of(e).message()), "answer.password.nobody.remedy");
        }
        given.put(action, nanos.getAsLong());
        listener.accept(action);
        return Optional.empty();
    }

    private boolean isGiven(Action action) {
        var since = given.get(action);
        return since != null && nanos.getAsLong() - since < GOOD_FOR.toNanos();
    }

    private static Optional<Failed> refusal(String message, String remedy) {
        return Optional.of(Failures.of(message, Words.text(remedy)));
    }
}
