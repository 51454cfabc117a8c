package org.semblance.cli;

import java.util.function.Consumer;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;

/// A service with a bug, or one that is interrupted.
record Throwing(Exception exception) implements Semblance {

    @Override
    public Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
        if (exception instanceof InterruptedException interruption) throw interruption;
        throw (RuntimeException) exception;
    }

    @Override
    public void close() {}
}
