package org.semblance.service;

import java.time.Instant;
import java.util.Optional;
import org.semblance.store.StoreException;

/// Waits for the end of a user's pause, once for each.
final class PauseEnd {
    private final SemblanceService service;
    private final Object owner;
    private final String user;
    private Optional<Instant> awaited = Optional.empty();

    /// @param owner of the task at its end
    PauseEnd(SemblanceService service, Object owner, String user) {
        this.service = service;
        this.owner = owner;
        this.user = user;
    }

    void await(Task.Work then) throws StoreException {
        var pause = service.pauses().end(user);
        if (pause.isEmpty() || pause.equals(awaited)) return;
        awaited = pause;
        service.thread().later(owner, service.pauses().left(pause.get()), () -> {
            awaited = Optional.empty();
            then.run();
        });
    }
}
