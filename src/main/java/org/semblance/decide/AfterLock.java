package org.semblance.decide;

import java.time.Duration;

/// Keeps a screen that was locked by hand from opening on the face that is still there: the face must have left
/// for 2 s, or the machine slept, or there was input 10 s or more after the lock.
public final class AfterLock {
    public static final Duration ABSENCE = Duration.ofSeconds(2);
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private boolean closed;
    private long lockedNanos;
    private long lastFaceNanos;

    public synchronized void lockedByHand(long nowNanos) {
        closed = true;
        lockedNanos = nowNanos;
        lastFaceNanos = nowNanos;
    }

    /// A camera frame was looked at.
    public synchronized void saw(boolean face, long nowNanos) {
        if (face) lastFaceNanos = nowNanos;
        else if (nowNanos - lastFaceNanos >= ABSENCE.toNanos()) closed = false;
    }

    /// The camera opens: the time nobody looked was not absence.
    public synchronized void startedLooking(long nowNanos) {
        lastFaceNanos = nowNanos;
    }

    public synchronized void input(long nowNanos) {
        if (nowNanos - lockedNanos >= PATIENCE.toNanos()) closed = false;
    }

    public synchronized void slept() {
        closed = false;
    }

    public synchronized void unlocked() {
        closed = false;
    }

    /// Whether a face may open the screen again.
    public synchronized boolean mayOpen() {
        return !closed;
    }
}
