package org.semblance.service;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Tells a thread that works for long from one that hangs: the former shows a beat now and then, with every
/// frame at least.
final class Pulse {
    private final LongSupplier nanos;
    private volatile boolean working;
    private volatile long last;

    /// @param nanos as [System#nanoTime]
    Pulse(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void begin() {
        last = nanos.getAsLong();
        working = true;
    }

    void beat() {
        last = nanos.getAsLong();
    }

    void end() {
        working = false;
    }

    /// False when it has worked for this long without a beat.
    boolean isFelt(Duration within) {
        return !working || nanos.getAsLong() - last < within.toNanos();
    }
}
