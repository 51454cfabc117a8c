package org.semblance.launcher;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/// A number that is to come back to where it was.
final class Settling {
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final IntSupplier number;
    private final int before;

    Settling(IntSupplier number) {
        this.number = number;
        this.before = number.getAsInt();
    }

    /// Returns once it is at most so much more than it was.
    void awaitAtMost(int more) {
        var last = System.nanoTime() + MOST.toNanos();
        while (number.getAsInt() > before + more) {
            if (System.nanoTime() > last) throw new AssertionError(number.getAsInt() + ", and was " + before);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
