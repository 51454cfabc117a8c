package org.semblance.session;

import java.util.Set;
import java.util.function.Consumer;

/// Who sits at this machine: what a service that belongs to no session itself has to know of all of them.
/// Survives the restart of what it asks.
public interface LocalUsers extends AutoCloseable {

    /// Hears who has a session that a face may open, whether in front or not: now, as soon as it is known, and
    /// after every change; on a thread of the provider.
    void listen(Consumer<Set<String>> listener);

    @Override
    void close();
}
