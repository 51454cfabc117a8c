package org.semblance.ui.tray;

import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ui.WindowException;

/// Hears the service's questions and shows them, on a conversation of its own.
final class Attention implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Attention.class.getName());

    private final ServiceProgram service;
    private final String user;
    private final TrayWindows windows;
    private Thread thread;
    private boolean closed;

    Attention(ServiceProgram service, String user, TrayWindows windows) {
        this.service = service;
        this.user = user;
        this.windows = windows;
    }

    /// To be called while the service answers; goes on until it is gone.
    synchronized void pay() {
        if (closed || thread != null && thread.isAlive()) return;
        thread = Thread.ofVirtual().name("attention").start(() -> ask(new Request.Attend(user)));
    }

    private void hear(Event event) {
        try {
            if (event instanceof Event.Question question) {
                windows.question().open(question, agreed -> answer(question.number(), agreed));
            } else {
                windows.news().accept(event);
            }
        } catch (WindowException e) {
            LOG.log(System.Logger.Level.WARNING, "a question cannot be shown: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// From the same program, on another conversation: this one is at its request.
    private void answer(String number, boolean agreed) {
        Thread.ofVirtual().start(() -> ask(new Request.AnswerQuestion(user, number, agreed)));
    }

    private void ask(Request request) {
        var connection = service.connect();
        if (connection.isEmpty()) return;
        try (var semblance = connection.get()) {
            if (semblance.ask(request, this::hear) instanceof Answer.Failed failed) {
                LOG.log(System.Logger.Level.DEBUG, "no attention: {0}", failed.message());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) thread.interrupt();
    }
}
