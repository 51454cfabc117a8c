package org.semblance.ipc;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;

/// One client at the service's side: a virtual thread reads, one writes, and while a request is worked on a thread
/// of
/// the operating system's does that, which shares the processor with the other clients however busy it is. Whatever
/// the client does, all three end, and then what the client held is let go.
final class Conversation {
    private static final System.Logger LOG = System.getLogger(Conversation.class.getName());

    private final FrameChannel channel;
    private final Supplier<Semblance> semblances;
    private final Thread.Builder.OfVirtual threads;
    private final Outbox outbox = new Outbox();
    private final AtomicReference<Thread> worker = new AtomicReference<>();

    Conversation(FrameChannel channel, Supplier<Semblance> semblances, Thread.Builder.OfVirtual threads) {
        this.channel = channel;
        this.semblances = semblances;
        this.threads = threads;
    }

    /// Returns when the client is gone, has sent what nobody understands, or [#end] was called.
    void run() {
        try (var semblance = semblances.get()) {
            var writer = threads.start(this::write);
            read(semblance);
            var working = cancel();
            outbox.end();
            join(writer);
            channel.close();
            if (working != null) join(working);
        }
    }

    /// Hangs up.
    void end() {
        channel.close();
    }

    private void read(Semblance semblance) {
        try {
            for (var frame = channel.read(); frame.isPresent(); frame = channel.read()) {
                switch (frame.get().kind()) {
                    case REQUEST -> begin(semblance, frame.get());
                    case CANCEL -> {
                        var _ = cancel();
                    }
                    case HELLO, EVENT, ANSWER -> throw new FrameException("not for a service");
                }
            }
        } catch (FrameException e) {
            LOG.log(System.Logger.Level.DEBUG, "a client is sent away: {0}", e.getMessage());
            outbox.put(notUnderstood());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a client is gone: {0}", e.getMessage());
        }
    }

    private void begin(Semblance semblance, Frame frame) throws FrameException {
        var request = Messages.request(frame);
        Arrays.fill(frame.payload(), (byte) 0);
        var thread = Thread.ofPlatform().daemon().name("request").unstarted(() -> work(semblance, request));
        if (!worker.compareAndSet(null, thread)) throw new FrameException("a request before the last one's answer");
        thread.start();
    }

    private void work(Semblance semblance, Request request) {
        Answer answer;
        try {
            answer = semblance.ask(request, outbox::put);
        } catch (InterruptedException e) {
            answer = new Failed(Problem.CANNOT_CHECK, Words.text("ipc.canceled"), "");
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "bug in " + request.getClass().getSimpleName(), e);
            answer = internal();
        }
        if (request instanceof Request.KeepPassword(var _, var password)) Arrays.fill(password, (byte) 0);
        worker.set(null);
        outbox.put(answer);
    }

    /// @return who works on a request; null when nobody does
    private Thread cancel() {
        var working = worker.get();
        if (working != null) working.interrupt();
        return working;
    }

    private void write() {
        try {
            channel.write(Frame.HELLO);
            for (var message = outbox.take(); message.isPresent(); message = outbox.take()) {
                var frame = frame(message.get());
                if (message.get() instanceof Answer.Password(var _, var password)) Arrays.fill(password, (byte) 0);
                if (frame.isPresent()) channel.write(frame.get());
            }
        } catch (IOException e) {
            channel.close();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a writer", e);
        }
    }

    /// Empty for an event that is too large: its client does without.
    private static Optional<Frame> frame(Object message) {
        try {
            return Optional.of(
                    message instanceof Event event ? Messages.frame(event) : Messages.frame((Answer) message));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, "{0}: {1}", message.getClass().getSimpleName(), e.getMessage());
            return message instanceof Event ? Optional.empty() : Optional.of(Messages.frame(internal()));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a reader", e);
        }
    }

    private static Failed internal() {
        return new Failed(Problem.INTERNAL, Words.text("ipc.internal"), Words.text("ipc.internal.remedy"));
    }

    static Failed notUnderstood() {
        return new Failed(Problem.USAGE, Words.text("ipc.not-understood"), Words.text("ipc.restart"));
    }
}
