package org.semblance.ui;

import java.util.function.Supplier;
import org.semblance.ipc.Semblance;

/// Whose faces the windows are about, and how the service is reached.
///
/// @param connect begins a conversation; may block; a service that is not there is an unchecked
/// exception, caused by a [org.semblance.ipc.ServiceException] that says why
/// @param folder where the store is, as people read it
public record Account(Supplier<Semblance> connect, String user, String folder) {

    public Conversation talk() {
        return new Conversation(connect);
    }
}
