package org.semblance.ipc;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A service without use cases: done with everything but Follow, which it does until interrupted, Preview, which it
/// does as fast as it can, and Lock, where it has a bug.
final class PlayedSemblance {
    final BlockingQueue<String> callers = new LinkedBlockingQueue<>();
    final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
    final CountDownLatch interrupted = new CountDownLatch(1);
    private final List<Request> asked = new CopyOnWriteArrayList<>();

    List<Request> requests() {
        return List.copyOf(asked);
    }

    Semblance meet(Caller caller) {
        callers.add(caller.user());
        return new Semblance() {
            @Override
            public Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
                return answer(request, events);
            }

            @Override
            public void close() {
                closed.add("closed");
            }
        };
    }

    private Answer answer(Request request, Consumer<Event> events) throws InterruptedException {
        asked.add(request);
        switch (request) {
            case Request.Follow _ -> follow(events);
            case Request.Preview _ -> show(events);
            case Request.Lock _ -> throw new IllegalStateException("a bug, as the test wants it");
            default -> events.accept(new Event.Progress(0.5));
        }
        events.accept(new Event.State("state.LOOKING", "", ""));
        return new Answer.Done();
    }

    private void follow(Consumer<Event> events) throws InterruptedException {
        events.accept(new Event.State("state.WATCHING", "", ""));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    private void show(Consumer<Event> events) throws InterruptedException {
        for (var i = 0; !Thread.interrupted(); i++) {
            events.accept(new Event.Preview(640, 480, new byte[640 * 480 * 3], List.of()));
            events.accept(new Event.Hint("hint.GOOD"));
            if (i < 5) events.accept(new Event.State("state." + i, "", ""));
        }
        throw new InterruptedException();
    }
}
