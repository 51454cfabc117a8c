package org.semblance.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.RemoteSemblance;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;
import org.semblance.ipc.ServiceException;
import org.semblance.ipc.Words;

/// One talk of a window with the service, on a thread of its own: the window never waits. Requests are worked
/// on one after the other. Belongs to the toolkit's thread, and is heard there.
public final class Conversation implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("conversation").factory());
    private final Supplier<Semblance> connect;
    private final List<Exchange> open = new ArrayList<>();
    /// Of the conversation's thread.
    private Semblance service;

    /// A request that waits, or is worked on.
    private static final class Exchange {
        private Future<?> work;
        private boolean takenBack;
    }

    public Conversation(Supplier<Semblance> connect) {
        this.connect = connect;
    }

    public void ask(Request request, Consumer<Answer> answered) {
        ask(request, _ -> {}, _ -> {}, answered);
    }

    /// @param pictures of the previews: the newest, when they come faster than they are painted
    /// @param events all others
    public void ask(Request request, Consumer<Picture> pictures, Consumer<Event> events, Consumer<Answer> answered) {
        var exchange = new Exchange();
        open.add(exchange);
        var newest = new Latest<Picture>(Platform::runLater, picture -> {
            if (!exchange.takenBack) pictures.accept(picture);
        });
        Consumer<Event> heard = event -> {
            if (event instanceof Event.Preview preview) newest.accept(Picture.of(preview));
            else
                Platform.runLater(() -> {
                    if (!exchange.takenBack) events.accept(event);
                });
        };
        exchange.work = thread.submit(() -> work(
                request,
                heard,
                answer -> Platform.runLater(() -> {
                    open.remove(exchange);
                    if (!exchange.takenBack) answered.accept(answer);
                })));
    }

    /// Nothing more is heard of what was asked so far.
    public void takeBack() {
        for (var exchange : open) {
            exchange.takenBack = true;
            exchange.work.cancel(true);
        }
        open.clear();
    }

    private void work(Request request, Consumer<Event> events, Consumer<Answer> answered) {
        try {
            if (service == null) service = connect.get();
            answered.accept(service.ask(request, events));
            if (service instanceof RemoteSemblance remote && !remote.isOpen()) hangUp();
        } catch (InterruptedException takenBack) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "taken back: {0}",
                    request.getClass().getSimpleName());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the service did not answer", e);
            hangUp();
            answered.accept(e.getCause() instanceof ServiceException unreached ? unreached.failed() : silent());
        }
    }

    private static Answer.Failed silent() {
        return new Answer.Failed(Answer.Problem.CANNOT_CHECK, Words.text("ui.gone"), Words.text("ui.gone.remedy"));
    }

    /// The next request calls anew.
    private void hangUp() {
        if (service != null) service.close();
        service = null;
    }

    @Override
    public void close() {
        if (thread.isShutdown()) return;
        takeBack();
        thread.execute(this::hangUp);
        thread.shutdown();
    }
}
