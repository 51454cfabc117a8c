package org.semblance.cli;

import java.util.function.Consumer;
import org.semblance.ipc.Event;

/// The body of `semblance demo`.
@FunctionalInterface
public interface DemoRunner {
    /// @param events progress and hints
    DemoReport run(DemoOptions options, Consumer<Event> events) throws CommandFailure, InterruptedException;
}
