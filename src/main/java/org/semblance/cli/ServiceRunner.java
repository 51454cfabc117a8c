package org.semblance.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.semblance.ipc.ServiceException;

/// The body of `semblance service`.
@FunctionalInterface
public interface ServiceRunner {
    /// Serves until the calling thread is interrupted.
    ///
    /// @param system for every user of the machine instead of the one who starts it
    /// @param ready hears where it listens, once requests are answered there
    void run(boolean system, Consumer<Path> ready) throws ServiceException, InterruptedException;
}
