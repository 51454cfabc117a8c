package org.semblance.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;

/// Asks people, through the tray in the session before them, whether their face may be used. One question at a
/// time, and few to somebody who never says yes.
final class Questions implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Duration REST = Duration.ofMinutes(1);
    static final int MOST_IN_VAIN = 3;
    private static final int NUMBER_BYTES = 16;

    /// What came of a question.
    enum Reply {
        AGREED(""),
        REFUSED("answer.question.refused"),
        SILENT("answer.question.silent"),
        /// No tray of the user's runs in a session before this machine's screen.
        NOBODY("answer.question.nobody"),
        /// Another question is open, or too many were asked in vain.
        TOO_MANY("answer.question.too-many");

        private final String key;

        Reply(String key) {
            this.key = key;
        }

        /// Of the words bundle: why it is no yes.
        String key() {
            return key;
        }
    }

    /// Somebody's tray.
    private record Attendant(String user, Caller caller, Relay relay) {}

    /// One question. It stays until it is closed, after the look: the person sees what to do and how it ended.
    final class Dialog implements AutoCloseable {
        private final Attendant attendant;
        private final String number;
        private final CompletableFuture<Reply> reply = new CompletableFuture<>();
        private boolean accepted;

        private Dialog(Attendant attendant, String number) {
            this.attendant = attendant;
            this.number = number;
        }

        /// Known at once where nobody was asked; else waits for it.
        Reply reply() throws InterruptedException {
            reply.completeOnTimeout(Reply.SILENT, patience.toNanos(), TimeUnit.NANOSECONDS);
            try {
                return note(attendant, reply.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        void tell(Event event) {
            if (attendant != null) attendant.relay.tell(event);
        }

        void accepted() {
            accepted = true;
        }

        private boolean isAnsweredBy(Request.AnswerQuestion said, Caller caller) {
            return attendant.user.equals(said.user())
                    && attendant.caller.equals(caller)
                    && MessageDigest.isEqual(
                            number.getBytes(US_ASCII), said.number().getBytes(US_ASCII));
        }

        @Override
        public void close() {
            end(this);
            tell(new Event.QuestionOver(number, accepted));
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Equipment.SeatFinder seats;
    private final LongSupplier nanoTime;
    private final Duration patience;
    private final List<Attendant> attendants = new ArrayList<>();
    private final Map<String, Deque<Long>> inVain = new HashMap<>();
    private Dialog open;
    private boolean ended;

    Questions(Equipment.SeatFinder seats, LongSupplier nanoTime, Duration patience) {
        this.seats = seats;
        this.nanoTime = nanoTime;
        this.patience = patience;
    }

    /// Tells a tray of questions until the asking thread is interrupted.
    Answer attend(String user, Caller caller, Consumer<Event> events) throws InterruptedException {
        var attendant = new Attendant(user, caller, new Relay());
        synchronized (this) {
            attendants.add(attendant);
            if (ended) attendant.relay.end();
        }
        try {
            attendant.relay.pass(events);
            return Failures.serviceEnded();
        } finally {
            leave(attendant);
        }
    }

    synchronized int attended() {
        return attendants.size();
    }

    private synchronized void leave(Attendant attendant) {
        attendants.remove(attendant);
        if (open != null && open.attendant == attendant) open.reply.complete(Reply.SILENT);
    }

    /// Asks the user.
    ///
    /// @param programs that want to know, the nearest first
    /// @return to be closed by the caller
    Dialog ask(String user, String service, List<Event.Program> programs, String terminal) {
        var attendant = present(user);
        if (attendant.isEmpty()) return told(Reply.NOBODY);
        var dialog = new Dialog(attendant.get(), number());
        synchronized (this) {
            if (open != null || isTired(user)) return told(Reply.TOO_MANY);
            open = dialog;
        }
        dialog.tell(new Event.Question(dialog.number, service, programs, terminal, patience));
        return dialog;
    }

    private Dialog told(Reply reply) {
        var dialog = new Dialog(null, "");
        dialog.reply.complete(reply);
        return dialog;
    }

    private String number() {
        var bytes = new byte[NUMBER_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// The tray that the user sees now, if any.
    private Optional<Attendant> present(String user) {
        List<Attendant> all;
        synchronized (this) {
            all = List.copyOf(attendants);
        }
        return all.stream()
                .filter(attendant ->
                        attendant.user.equals(user) && attendant.caller.user().equals(user))
                .filter(attendant -> isPresent(attendant.caller))
                .findFirst();
    }

    private boolean isPresent(Caller caller) {
        return new Presence(seats, caller).refuse().isEmpty();
    }

    /// The person's word. It counts once, for the question that is open, from the program that was asked, while its
    /// session is the one before the screen.
    Answer answer(Request.AnswerQuestion said, Caller caller) {
        var present = isPresent(caller);
        synchronized (this) {
            var counts = present
                    && open != null
                    && open.isAnsweredBy(said, caller)
                    && open.reply.complete(said.agreed() ? Reply.AGREED : Reply.REFUSED);
            if (counts) return new Answer.Done();
        }
        return Failures.of(Words.text("answer.question.over"), "");
    }

    private synchronized void end(Dialog dialog) {
        if (open == dialog) open = null;
    }

    private synchronized Reply note(Attendant attendant, Reply reply) {
        if (attendant == null) return reply;
        var times = inVain.computeIfAbsent(attendant.user, _ -> new ArrayDeque<>());
        if (reply == Reply.AGREED) times.clear();
        else times.add(nanoTime.getAsLong());
        return reply;
    }

    private boolean isTired(String user) {
        var times = inVain.getOrDefault(user, new ArrayDeque<>());
        times.removeIf(time -> nanoTime.getAsLong() - time >= REST.toNanos());
        return times.size() >= MOST_IN_VAIN;
    }

    @Override
    public synchronized void close() {
        ended = true;
        if (open != null) open.reply.complete(Reply.SILENT);
        attendants.forEach(attendant -> attendant.relay.end());
    }
}
