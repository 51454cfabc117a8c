package org.semblance.cli;

import java.util.function.Consumer;
import org.semblance.ipc.Event;

/// The body of `semblance bench`.
@FunctionalInterface
public interface BenchRunner {
    /// @param events progress
    BenchReport run(BenchOptions options, Consumer<Event> events) throws CommandFailure, InterruptedException;
}
