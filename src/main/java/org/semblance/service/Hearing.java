package org.semblance.service;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.semblance.decide.AfterLock;
import org.semblance.session.SessionEvent;

/// Makes a task of the recognition thread of everything that a session says. What a look in progress must know at
/// once is noted here, on the session's own thread.
final class Hearing {
    @FunctionalInterface
    interface Reaction {
        void to(SessionEvent event) throws InterruptedException;
    }

    /// How long the desktop may take to say that it locked.
    private static final long ANSWER_NANOS = Duration.ofSeconds(5).toNanos();

    private final RecognitionThread thread;
    private final CameraDesk desk;
    private final Object owner;
    private final AfterLock afterLock;
    private final Reaction reaction;
    /// Heard, not yet reacted to, and a reason to stop looking.
    private final AtomicInteger disturbances = new AtomicInteger();
    private final AtomicInteger touches = new AtomicInteger();
    private volatile boolean locked;
    private volatile boolean background;
    private volatile long leftNanos;
    private volatile boolean stopped;

    Hearing(RecognitionThread thread, CameraDesk desk, Object owner, AfterLock afterLock, Reaction reaction) {
        this.thread = thread;
        this.desk = desk;
        this.owner = owner;
        this.afterLock = afterLock;
        this.reaction = reaction;
    }

    void hear(SessionEvent event) {
        if (stopped) return;
        switch (event) {
            case SessionEvent.Locked(var byHand) -> {
                locked = true;
                if (byHand && !isLeaving()) afterLock.lockedByHand(System.nanoTime());
                recall();
            }
            case SessionEvent.Input _ -> {
                afterLock.input(System.nanoTime());
                recall();
            }
            case SessionEvent.Woke _ -> {
                afterLock.slept();
                recall();
            }
            case SessionEvent.Background _ -> background = true;
            case SessionEvent.Foreground _ -> background = false;
            case SessionEvent.Unlocked _ -> {
                locked = false;
                leftNanos = 0;
            }
            case SessionEvent.Sleeping _, SessionEvent.Lost _, SessionEvent.Idle _, SessionEvent.Found _ -> {}
        }
        var touch = event instanceof SessionEvent.Input;
        if (touch) touches.incrementAndGet();
        var disturbs = disturbs(event);
        if (disturbs) disturbances.incrementAndGet();
        thread.start(owner, () -> {
            if (touch) touches.decrementAndGet();
            if (disturbs) disturbances.decrementAndGet();
            reaction.to(event);
        });
    }

    /// Whoever stands before the locked screen goes first.
    private void recall() {
        if (locked && !background) desk.recall();
    }

    /// Whether a look under way must end for it, and waits until it has been reacted to.
    private boolean disturbs(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Locked(var byHand) -> byHand && !isLeaving();
            case SessionEvent.Unlocked _, SessionEvent.Sleeping _, SessionEvent.Lost _, SessionEvent.Background _ ->
                true;
            case SessionEvent.Foreground _,
                    SessionEvent.Input _,
                    SessionEvent.Idle _,
                    SessionEvent.Woke _,
                    SessionEvent.Found _ -> false;
        };
    }

    /// Ends a look under way, then does this.
    void interject(Task.Work work) {
        disturbances.incrementAndGet();
        thread.start(owner, () -> {
            disturbances.decrementAndGet();
            work.run();
        });
    }

    boolean isDisturbed() {
        return stopped || disturbances.get() > 0;
    }

    /// The same, and a touch while it was looked whether anybody is there.
    boolean isSomebodyThere() {
        return isDisturbed() || touches.get() > 0;
    }

    /// The user was seen to be away: a lock that comes now is none by hand, but ours.
    void leave() {
        leftNanos = System.nanoTime();
    }

    boolean isLeaving() {
        return leftNanos != 0 && System.nanoTime() - leftNanos < ANSWER_NANOS;
    }

    void stop() {
        stopped = true;
    }
}
