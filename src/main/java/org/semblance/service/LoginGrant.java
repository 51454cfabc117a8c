package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Request;
import org.semblance.service.guard.Purpose;

/// Whose password one conversation may take: that of the user whom its last request has let in, when root asked
/// for a login. Good for the very next request, and only if that comes at once.
final class LoginGrant {
    static final Duration GOOD_FOR = Duration.ofSeconds(5);
    private static final String ROOT = "root";

    private final Caller caller;
    private final LongSupplier nanos;
    private Optional<String> letIn = Optional.empty();
    private long since;

    /// @param nanos as [System#nanoTime]
    LoginGrant(Caller caller, LongSupplier nanos) {
        this.caller = caller;
        this.nanos = nanos;
    }

    /// @return the answer as it is
    synchronized Answer hear(Request.Authenticate asked, Answer answer) {
        var yes = answer instanceof Answer.Verified verified
                && verified.accepted()
                && verified.user().equals(asked.user());
        if (yes && caller.user().equals(ROOT) && Purpose.of(asked.service()) == Purpose.LOGIN) {
            letIn = Optional.of(asked.user());
            since = nanos.getAsLong();
        }
        return answer;
    }

    /// The user, once.
    synchronized Optional<String> take() {
        var user = letIn.filter(_ -> nanos.getAsLong() - since < GOOD_FOR.toNanos());
        letIn = Optional.empty();
        return user;
    }
}
