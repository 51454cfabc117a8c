package org.semblance.ipc;

import java.util.function.Consumer;

/// The service as its clients see it, in this process or behind a socket.
public interface Semblance extends AutoCloseable {

    /// Works on a request and answers it. Failures are answers, [Answer.Failed]; only bugs are exceptions.
    ///
    /// @param events heard on the calling thread while it works
    /// @throws InterruptedException when the calling thread is interrupted: how a client takes its request back
    Answer ask(Request request, Consumer<Event> events) throws InterruptedException;

    @Override
    void close();
}
