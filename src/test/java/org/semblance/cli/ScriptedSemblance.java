package org.semblance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;

/// Says what it was told to say, and remembers what it was asked.
final class ScriptedSemblance implements Semblance {
    private final Answer answer;
    private final List<Event> events;
    final List<Request> requests = new ArrayList<>();
    boolean closed;

    ScriptedSemblance(Answer answer, Event... events) {
        this.answer = answer;
        this.events = List.of(events);
    }

    @Override
    public Answer ask(Request request, Consumer<Event> listener) {
        requests.add(request);
        events.forEach(listener);
        return answer;
    }

    @Override
    public void close() {
        closed = true;
    }
}
