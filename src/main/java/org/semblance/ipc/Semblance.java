package org.semblance.ipc;

import java.util.function.Consumer;

/// The service as one client sees it, in this process or behind a socket. One request at a time.
public interface Semblance extends AutoCloseable {

    /// Works on a request and answers it. Failures are answers, [Answer.Failed]; only bugs are exceptions.
    ///
    /// @param events heard on the calling thread while it works
    /// @throws InterruptedException when the calling thread is interrupted: how a client takes its request back
    Answer ask(Request request, Consumer<Event> events) throws InterruptedException;

    /// Ends the conversation: what was looked at and not kept is forgotten.
    @Override
    void close();
}
