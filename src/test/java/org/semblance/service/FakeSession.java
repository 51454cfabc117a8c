package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.semblance.decide.Accept;
import org.semblance.decide.Moment;
import org.semblance.session.Beginning;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;
import org.semblance.session.SessionLock;

/// A session that a test plays: it keeps the rule that an accept opens once, and remembers who opened it.
final class FakeSession implements SessionLock {
    final BlockingQueue<String> opened = new LinkedBlockingQueue<>();
    private volatile boolean locked;
    private final AtomicInteger holders = new AtomicInteger();
    private volatile boolean broken;
    private volatile Optional<Beginning> beginning =
            Optional.of(new Beginning("lightdm", Moment.now().sinceBoot()));
    private Consumer<SessionEvent> listener = _ -> {};

    @Override
    public String name() {
        return "fake session";
    }

    @Override
    public boolean isLocked() {
        return locked;
    }

    @Override
    public boolean isInForeground() {
        return true;
    }

    /// By the password, a moment before the test.
    @Override
    public Optional<Beginning> beginning() {
        return beginning;
    }

    void began(String service, Duration sinceBoot) {
        beginning = Optional.of(new Beginning(service, sinceBoot));
    }

    @Override
    public void lock() {
        locked = true;
        tell(new SessionEvent.Locked(true));
    }

    @Override
    public void unlock(Accept accept) throws SessionException {
        if (!accept.spend(System.nanoTime())) throw new SessionException(SessionFlaw.ACCEPT_SPENT);
        if (broken) throw new SessionException(SessionFlaw.SERVICE_MUTE, "desktop", "Lock");
        locked = false;
        opened.add(accept.user());
        tell(new SessionEvent.Unlocked());
    }

    @Override
    public void listen(Consumer<SessionEvent> listener) {
        this.listener = listener;
    }

    void lockedByIdleTime() {
        locked = true;
        tell(new SessionEvent.Locked(false));
    }

    void openedByPassword() {
        locked = false;
        tell(new SessionEvent.Unlocked());
    }

    void breakDown() {
        broken = true;
    }

    void tell(SessionEvent event) {
        listener.accept(event);
    }

    /// For another one who closes it again.
    FakeSession again() {
        holders.incrementAndGet();
        return this;
    }

    @Override
    public void close() {
        if (holders.decrementAndGet() <= 0) listener = _ -> {};
    }
}
