package org.semblance.ipc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What waits to be written to one client. Whoever puts something in never waits. For a client that reads slowly
/// the oldest pictures and hints are left out; states and answers never are.
final class Outbox {
    private static final int MOST_PREVIEWS = 2;
    private static final int MOST_OTHERS = 32;

    /// An [Event] or an [Answer].
    private final Deque<Object> waiting = new ArrayDeque<>();

    private boolean ended;

    synchronized void put(Event event) {
        switch (event) {
            case Event.State _, Event.Question _, Event.QuestionOver _ -> {}
            case Event.Preview _ -> makeRoom(Event.Preview.class, MOST_PREVIEWS);
            case Event.Progress _, Event.Hint _, Event.Poses _ -> makeRoom(event.getClass(), MOST_OTHERS);
        }
        waiting.add(event);
        notifyAll();
    }

    private void makeRoom(Class<?> kind, int most) {
        if (waiting.stream().filter(kind::isInstance).count() < most) return;
        for (var each = waiting.iterator(); each.hasNext(); ) {
            if (!kind.isInstance(each.next())) continue;
            each.remove();
            return;
        }
    }

    synchronized void put(Answer answer) {
        waiting.add(answer);
        notifyAll();
    }

    /// Nothing more will be put in.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// Waits for the next message; empty once everything is out and [#end] was called.
    synchronized Optional<Object> take() throws InterruptedException {
        while (waiting.isEmpty() && !ended) wait();
        return Optional.ofNullable(waiting.poll());
    }
}
