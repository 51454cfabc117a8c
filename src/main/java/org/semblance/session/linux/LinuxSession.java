package org.semblance.session.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.semblance.decide.Accept;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionException;
import org.semblance.session.SessionLock;

/// One session, through whichever services of its desktop answer.
final class LinuxSession implements SessionLock {
    private static final System.Logger LOG = System.getLogger(LinuxSession.class.getName());
    /// How long a locker may take to open after it was asked. i3lock takes 0.9 s.
    private static final long OPENING_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String user;
    private final ScheduledExecutorService thread;
    private final LockTracker tracker = new LockTracker();
    private final List<DesktopService> services = new ArrayList<>();
    private final List<Consumer<SessionEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean asked;

    private LinuxSession(String user) {
        this.user = user;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("semblance-session").factory());
    }

    /// @throws SessionException when no service answers, with what each lacks
    static LinuxSession open(String user, Desktop desktop) throws SessionException {
        var session = new LinuxSession(user);
        var lacking = new ArrayList<String>();
        session.services.add(new Logind(desktop.systemBus(), user, desktop.sessionId(), session.thread, session::take));
        for (var service : session.services) session.start(service, lacking);
        if (session.services.stream().anyMatch(DesktopService::isThere)) return session;
        session.close();
        throw new SessionException("no D-Bus service of this desktop can lock or unlock: "
                + String.join("; ", lacking)
                + ". Start Semblance inside the desktop session, with D-Bus and systemd-logind running");
    }

    private void start(DesktopService service, List<String> lacking) {
        try {
            thread.submit(() -> {
                        service.open();
                        return null;
                    })
                    .get();
        } catch (ExecutionException e) {
            lacking.add(e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lacking.add("interrupted");
        }
    }

    private void take(Signal signal) {
        var events = tracker.take(signal, System.nanoTime());
        asked = tracker.isAsked();
        for (var event : events) for (var listener : listeners) tell(listener, event);
    }

    private static void tell(Consumer<SessionEvent> listener, SessionEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a listener failed at " + event, e);
        }
    }

    @Override
    public String name() {
        return present().map(DesktopService::name).collect(Collectors.joining(", "));
    }

    @Override
    public boolean isLocked() throws SessionException {
        return asked || showsLocked();
    }

    private boolean showsLocked() throws SessionException {
        for (var service : needed()) if (service.showsLocked()) return true;
        return false;
    }

    @Override
    public void lock() throws SessionException {
        var present = needed();
        thread.execute(() -> take(new Signal.LockCalled()));
        SessionException failure = null;
        for (var service : present) {
            try {
                service.lock();
                return;
            } catch (SessionException e) {
                failure = e;
            }
        }
        throw failure;
    }

    @Override
    public void unlock(Accept accept) throws SessionException {
        if (!accept.user().equals(user)) throw new SessionException("this face opens another user's session");
        if (!accept.spend(System.nanoTime())) throw new SessionException("the accept is used up or out of date");
        var present = needed();
        var shown = showsLocked();
        SessionException failure = null;
        for (var service : present) {
            try {
                service.unlock();
                if (!shown || opens()) return;
                failure = new SessionException(service.name() + " was asked to unlock, and the screen is still locked");
            } catch (SessionException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private boolean opens() throws SessionException {
        var end = System.nanoTime() + OPENING_NANOS;
        while (showsLocked()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) return false;
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    private Stream<DesktopService> present() {
        return services.stream().filter(DesktopService::isThere);
    }

    private List<DesktopService> needed() throws SessionException {
        var present = present().toList();
        if (present.isEmpty()) throw new SessionException("no service of the desktop answers now");
        return present;
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
        services.forEach(DesktopService::close);
    }
}
