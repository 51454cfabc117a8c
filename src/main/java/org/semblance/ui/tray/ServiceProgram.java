package org.semblance.ui.tray;

import java.io.IOException;
import java.util.Optional;
import org.semblance.ipc.Semblance;

/// The way to a service, and to one of the tray's own.
public interface ServiceProgram {

    /// Empty when none answers.
    Optional<Semblance> connect();

    Process start() throws IOException;
}
