package org.semblance.launcher;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// For what another program does and does not tell.
final class Waiting {
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Waiting() {}

    static void until(Callable<Boolean> condition) {
        if (!within(MOST, condition)) throw new AssertionError("in vain");
    }

    /// @return whether it came true in that time
    static boolean within(Duration time, Callable<Boolean> condition) {
        var last = System.nanoTime() + time.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > last) return false;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
