package org.semblance.session.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.semblance.decide.Accept;
import org.semblance.session.Beginning;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;
import org.semblance.session.SessionLock;

/// One session, through whichever services of its desktop answer.
final class LinuxSession implements SessionLock {
    private static final System.Logger LOG = System.getLogger(LinuxSession.class.getName());
    /// How long a locker may take to open, or to lock, after it was asked. i3lock opens in 0.9 s.
    private static final long OBEYING_NANOS = TimeUnit.SECONDS.toNanos(2);
    /// And how long before the next service is asked as well.
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String user;
    private final ScheduledExecutorService thread;
    private final LockTracker tracker = new LockTracker();
    private final List<Consumer<SessionEvent>> listeners = new CopyOnWriteArrayList<>();
    private final List<SessionException> lacking = new ArrayList<>();
    private final Logind logind;
    private final ScreenSavers savers;
    private final InputWatch input;
    private volatile boolean asked;

    /// Nothing need answer: see [#present].
    LinuxSession(String user, Desktop desktop) {
        this.user = user;
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("semblance-session").factory());
        logind = new Logind(desktop, user, thread, this::take);
        savers = new ScreenSavers(desktop.sessionBus(), thread, this::take);
        input = new InputWatch(thread, savers::idleTime, () -> take(new Signal.Touched()));
        start(logind);
        if (desktop.sessionBus().isEmpty()) lacking.add(new SessionException(SessionFlaw.NO_SESSION_BUS));
        else start(savers);
    }

    private void start(DesktopService service) {
        try {
            thread.submit(() -> {
                        service.open();
                        return service;
                    })
                    .get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SessionException why -> lacking.add(why);
                case Throwable other ->
                    lacking.add(new SessionException(other, SessionFlaw.NONSENSE, other.getMessage()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lacking.add(new SessionException(e, SessionFlaw.INTERRUPTED));
        }
    }

    private void take(Signal signal) {
        var events = tracker.take(signal, System.nanoTime());
        asked = tracker.isAsked();
        for (var event : events) {
            for (var listener : listeners) tell(listener, event);
            if (event instanceof SessionEvent.Locked) input.start();
            if (event instanceof SessionEvent.Unlocked) input.stop();
        }
    }

    private static void tell(Consumer<SessionEvent> listener, SessionEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a listener failed at " + event, e);
        }
    }

    /// The services that answer now, best first.
    private List<DesktopService> present() throws SessionException {
        var present = new ArrayList<DesktopService>();
        if (logind.isThere()) present.add(logind);
        if (savers.isThere()) present.add(savers);
        if (present.isEmpty()) throw new SessionException(lacking);
        return present;
    }

    @Override
    public String name() {
        try {
            return present().stream().map(DesktopService::name).collect(Collectors.joining(", "));
        } catch (SessionException e) {
            return "session of " + user;
        }
    }

    @Override
    public boolean isLocked() throws SessionException {
        return asked || showsLocked();
    }

    @Override
    public boolean isInForeground() throws SessionException {
        return !logind.isThere() || logind.isInForeground();
    }

    @Override
    public Optional<Beginning> beginning() throws SessionException {
        return logind.isThere() ? logind.beginning() : Optional.empty();
    }

    private boolean showsLocked() throws SessionException {
        for (var service : present()) if (service.showsLocked()) return true;
        return false;
    }

    @Override
    public void lock() throws SessionException {
        var present = present();
        expectLock();
        SessionException failure = null;
        for (var service : present) {
            try {
                service.lock();
                // a screen saver always tells; logind hears of it from some lockers only
                if (!savers.isThere() || shows(true, service == present.getLast())) return;
                failure = new SessionException(SessionFlaw.STILL_OPEN, service.name());
            } catch (SessionException e) {
                failure = e;
            }
        }
        // KDE and GNOME answer only when the curtain is down
        if (!showsLocked()) throw failure;
    }

    private void expectLock() throws SessionException {
        try {
            thread.execute(() -> take(new Signal.LockCalled()));
        } catch (RejectedExecutionException e) {
            throw new SessionException(e, SessionFlaw.CLOSED);
        }
    }

    @Override
    public void unlock(Accept accept) throws SessionException {
        if (!accept.user().equals(user)) throw new SessionException(SessionFlaw.FOREIGN_FACE);
        if (!accept.spend(System.nanoTime())) throw new SessionException(SessionFlaw.ACCEPT_SPENT);
        var present = present();
        logind.allowUnlock();
        var shown = showsLocked();
        SessionException failure = null;
        for (var service : present) {
            try {
                service.unlock();
                if (!shown || shows(false, service == present.getLast())) return;
                failure = new SessionException(SessionFlaw.STILL_LOCKED, service.name());
            } catch (SessionException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /// Whether the desktop comes to show the state in time.
    private boolean shows(boolean locked, boolean last) throws SessionException {
        var end = System.nanoTime() + (last ? OBEYING_NANOS : PATIENCE_NANOS);
        while (showsLocked() != locked) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) return false;
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    SessionFacts facts() {
        var session = logind.session();
        var order = new ArrayList<String>();
        if (logind.isThere()) order.add(logind.name());
        order.addAll(savers.names());
        return new SessionFacts(
                logind.isOnBus(),
                session.map(KnownSession::id).orElse(""),
                session.map(KnownSession::type).orElse(""),
                logind.isThere() && showsLocked(logind),
                savers.names(),
                savers.idleTime().isPresent(),
                List.copyOf(order),
                lacking.stream().map(SessionException::getMessage).toList());
    }

    private static boolean showsLocked(DesktopService service) {
        try {
            return service.showsLocked();
        } catch (SessionException e) {
            return false;
        }
    }

    /// What is missing, when nothing answers.
    void requirePresent() throws SessionException {
        present();
    }

    @Override
    public void listen(Consumer<SessionEvent> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(Bus.PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        logind.close();
        savers.close();
    }
}
