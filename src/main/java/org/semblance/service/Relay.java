package org.semblance.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.semblance.ipc.Event;

/// Carries events from the threads where they happen to the one that asked, without ever holding up the former. Who
/// listens slowly misses pictures first, and the oldest of what is left when it falls far behind.
final class Relay {
    private static final int MOST_WAITING = 100;

    private final Deque<Event> waiting = new ArrayDeque<>();
    private final Map<Class<?>, Event> last = new HashMap<>();
    private boolean ended;

    synchronized void tell(Event event) {
        switch (event) {
            case Event.Preview _ -> waiting.removeIf(Event.Preview.class::isInstance);
            case Event.State _, Event.QuestionOver _ -> {}
            case Event.Question _ -> last.clear();
            case Event.Hint _, Event.Progress _, Event.Poses _ -> {
                if (event.equals(last.put(event.getClass(), event))) return;
            }
        }
        if (waiting.size() == MOST_WAITING) waiting.removeFirst();
        waiting.add(event);
        notifyAll();
    }

    /// Nothing more comes.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// Hands all of them to the listener, on this thread, until the end.
    void pass(Consumer<Event> listener) throws InterruptedException {
        for (var event = next(); event != null; event = next()) listener.accept(event);
    }

    private synchronized Event next() throws InterruptedException {
        while (waiting.isEmpty() && !ended) wait();
        return waiting.pollFirst();
    }
}
