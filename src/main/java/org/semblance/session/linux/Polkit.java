package org.semblance.session.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.semblance.session.Authority;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;

/// polkit, which shows the dialog of the desktop that the asking process belongs to.
final class Polkit implements Authority {
    private static final System.Logger LOG = System.getLogger(Polkit.class.getName());
    private static final String NAME = "org.freedesktop.PolicyKit1";
    private static final String PATH = "/org/freedesktop/PolicyKit1/Authority";
    private static final String TYPE = NAME + ".Authority";
    private static final UInt32 ASK_THE_PERSON = new UInt32(1);
    /// Longer than any dialog stays open by itself.
    private static final long MINUTES = 5;
    /// In `/proc/PID/stat`, counted behind the name in parentheses.
    private static final int START_TIME_FIELD = 19;

    private final String systemBus;

    Polkit(String systemBus) {
        this.systemBus = systemBus;
    }

    @Override
    public boolean confirms(Action action, int process, int uid) throws SessionException, InterruptedException {
        var lost = new CompletableFuture<Object[]>();
        try (var bus = Bus.open(
                systemBus, () -> lost.completeExceptionally(new SessionException(SessionFlaw.BUS_GONE, systemBus)))) {
            var question = UUID.randomUUID().toString();
            var asking = CompletableFuture.supplyAsync(() -> ask(bus, action, process, uid, question), Polkit::start);
            try {
                return isYes(asking.applyToEither(lost, answer -> answer).get(MINUTES, TimeUnit.MINUTES));
            } catch (InterruptedException | TimeoutException e) {
                takeBack(bus, question);
                if (e instanceof InterruptedException interrupt) throw interrupt;
                return false;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Unanswered unanswered) throw unanswered.why;
                throw new SessionException(
                        e.getCause(), SessionFlaw.NONSENSE, e.getCause().getMessage());
            }
        } catch (SessionException e) {
            if (Thread.interrupted()) throw new InterruptedException();
            throw e;
        }
    }

    private static void takeBack(Bus bus, String question) {
        try {
            bus.call(NAME, PATH, TYPE, "CancelCheckAuthorization", "s", question);
        } catch (SessionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the dialog stays open: {0}", e.getMessage());
        }
    }

    private static void start(Runnable waiting) {
        Thread.ofPlatform().daemon().name("semblance-polkit").start(waiting);
    }

    private static Object[] ask(Bus bus, Action action, int process, int uid, String question) {
        try {
            return bus.callForPerson(
                    NAME,
                    PATH,
                    TYPE,
                    "CheckAuthorization",
                    "(sa{sv})sa{ss}us",
                    new Object[] {"unix-process", subject(process, uid)},
                    action.id(),
                    Map.of(),
                    ASK_THE_PERSON,
                    question);
        } catch (SessionException e) {
            throw new Unanswered(e);
        }
    }

    /// The user is told as well, and the start time where it is seen: a process that takes the number over is then
    /// another one.
    private static Map<String, Variant<?>> subject(int process, int uid) {
        var subject = new HashMap<String, Variant<?>>();
        subject.put("pid", new Variant<>(new UInt32(process)));
        subject.put("start-time", new Variant<>(new UInt64(startTime(process))));
        subject.put("uid", new Variant<>(uid));
        return subject;
    }

    /// @return 0 where it is not seen; polkit then looks itself
    private static long startTime(int process) {
        try {
            var line = Files.readString(Path.of("/proc", Integer.toString(process), "stat"));
            return Long.parseLong(line.substring(line.lastIndexOf(')') + 2).split(" ")[START_TIME_FIELD]);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException _) {
            return 0;
        }
    }

    /// @param answer one structure: authorized, a challenge would help, details
    private static boolean isYes(Object[] answer) {
        return answer.length > 0 && answer[0] instanceof Object[] result && Boolean.TRUE.equals(result[0]);
    }

    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient SessionException why;

        Unanswered(SessionException why) {
            super(why);
            this.why = why;
        }
    }
}
