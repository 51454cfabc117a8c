package org.semblance.service.guard;

import java.util.List;
import java.util.Optional;

/// All guards, in the order in which they are heard.
public final class Guards {
    private static final List<Guard> ORDERED = List.of(new RemoteGuard(), new ServiceGuard());

    private Guards() {}

    /// The first objection; empty when the camera may open.
    public static Optional<Ground> objection(Inquiry inquiry) {
        return ORDERED.stream()
                .filter(guard -> guard.objects(inquiry))
                .map(Guard::ground)
                .findFirst();
    }
}
