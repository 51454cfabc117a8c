package org.semblance.service;

import java.util.HashSet;
import java.util.Set;
import org.semblance.ipc.Event;

/// Tells everybody who follows the watch what it is doing.
final class Followers {
    private final Set<Relay> relays = new HashSet<>();
    private Event last;

    synchronized void tell(Event event) {
        if (!(event instanceof Event.State) || event.equals(last)) return;
        last = event;
        for (var relay : relays) relay.tell(event);
    }

    /// How it is now, and every change from now on.
    synchronized void join(Relay relay) {
        if (last != null) relay.tell(last);
        relays.add(relay);
    }

    synchronized void leave(Relay relay) {
        relays.remove(relay);
    }
}
