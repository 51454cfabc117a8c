package org.semblance.ui;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;

/// A service that says what it was told to say, to every client, and remembers what it was asked.
public final class ScriptedService implements Supplier<Semblance> {
    /// What it does with a request.
    public interface Part {
        Answer play(Request request, Consumer<Event> events) throws InterruptedException;
    }

    public final List<Request> asked = new CopyOnWriteArrayList<>();
    /// Conversations that were begun and not closed.
    public final AtomicInteger clients = new AtomicInteger();
    private final Map<Class<? extends Request>, Part> parts = new ConcurrentHashMap<>();

    public ScriptedService() {
        answer(Request.ListFaces.class, new Answer.Faces(List.of()));
        answer(Request.ListCameras.class, new Answer.Cameras(List.of()));
        answer(Request.Settings.class, new Answer.Settings(List.of()));
        answer(Request.History.class, new Answer.History(List.of()));
        goOn(Request.Follow.class, new Event.State("state.WATCHING", "", ""));
    }

    public ScriptedService on(Class<? extends Request> request, Part part) {
        parts.put(request, part);
        return this;
    }

    public ScriptedService answer(Class<? extends Request> request, Answer answer) {
        return on(request, (_, _) -> answer);
    }

    /// Tells, and goes on until it is taken back.
    public ScriptedService goOn(Class<? extends Request> request, Event... told) {
        return on(request, (_, events) -> {
            List.of(told).forEach(events);
            new CountDownLatch(1).await();
            throw new AssertionError("waits for ever");
        });
    }

    @Override
    public Semblance get() {
        clients.incrementAndGet();
        return new Semblance() {
            @Override
            public Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
                asked.add(request);
                var part = parts.get(request.getClass());
                return part == null ? new Answer.Done() : part.play(request, events);
            }

            @Override
            public void close() {
                clients.decrementAndGet();
            }
        };
    }
}
