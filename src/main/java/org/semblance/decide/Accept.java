package org.semblance.decide;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// The yes. Only this package can make one, it opens one session once, and it goes stale.
public final class Accept implements Decision {
    /// How long after the last frame a yes may still open something.
    public static final Duration FRESH = Duration.ofSeconds(2);

    private final String user;
    private final long track;
    private final long grantedNanos;
    private final AtomicBoolean spent = new AtomicBoolean();

    /// @param grantedNanos [System#nanoTime] of the decision
    Accept(String user, long track, long grantedNanos) {
        this.user = user;
        this.track = track;
        this.grantedNanos = grantedNanos;
    }

    public String user() {
        return user;
    }

    /// The track whose evidence it rests on.
    public long track() {
        return track;
    }

    /// Uses it up. True at most once, and only within [#FRESH] of the decision.
    ///
    /// @param nowNanos [System#nanoTime]
    public boolean spend(long nowNanos) {
        return nowNanos - grantedNanos <= FRESH.toNanos() && spent.compareAndSet(false, true);
    }
}
