package org.semblance.service;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;

/// Remembers each no for as long as the program that heard it may run its stack again. sudo does so for every
/// try of the password, in the same process, however long the typing takes; polkit starts a new one at once, at
/// no terminal. A sudo that is typed again is another process at a terminal, and gets a new look.
final class OneScan {
    private static final int MOST = 64;
    private static final long SAME_PROCESS_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long NO_TERMINAL_NANOS = Duration.ofSeconds(5).toNanos();

    private record Asker(String caller, String user, String service, String terminal) {
        static Asker of(String caller, Request.Authenticate asked) {
            return new Asker(caller, asked.user(), asked.service(), asked.terminal());
        }
    }

    private record No(int process, Answer answer, long nanos) {}

    private final LongSupplier nanoTime;
    private final Map<Asker, No> told = new LinkedHashMap<>();

    OneScan(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// What the same program heard.
    synchronized Optional<Answer> earlier(String caller, Request.Authenticate asked) {
        return Optional.ofNullable(told.get(Asker.of(caller, asked)))
                .filter(no -> isSame(no, asked))
                .map(No::answer);
    }

    private boolean isSame(No no, Request.Authenticate asked) {
        var age = nanoTime.getAsLong() - no.nanos;
        if (no.process == asked.process()) return age < SAME_PROCESS_NANOS;
        return asked.terminal().isEmpty() && age < NO_TERMINAL_NANOS;
    }

    synchronized void remember(String caller, Request.Authenticate asked, Answer answer) {
        if (told.size() == MOST) told.remove(told.keySet().iterator().next());
        told.put(Asker.of(caller, asked), new No(asked.process(), answer, nanoTime.getAsLong()));
    }
}
