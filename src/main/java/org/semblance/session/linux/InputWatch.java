package org.semblance.session.linux;

import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Notices input while the screen is locked: the idle time fell. Whatever its unit is. It looks once a
/// second, and not at all where nobody tells an idle time or the screen is open. Lives on the thread.
final class InputWatch {
    private final ScheduledExecutorService thread;
    private final Supplier<OptionalLong> idleTime;
    private final Runnable touched;
    private Future<?> looking;
    private long last;

    InputWatch(ScheduledExecutorService thread, Supplier<OptionalLong> idleTime, Runnable touched) {
        this.thread = thread;
        this.idleTime = idleTime;
        this.touched = touched;
    }

    void start() {
        stop();
        var now = idleTime.get();
        if (now.isEmpty()) return;
        last = now.getAsLong();
        try {
            looking = thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            looking = null;
        }
    }

    void stop() {
        if (looking != null) looking.cancel(false);
        looking = null;
    }

    void look() {
        var now = idleTime.get();
        if (now.isEmpty()) return; // it may answer again: a desktop that wakes up takes its time
        var fell = now.getAsLong() < last;
        last = now.getAsLong();
        if (fell) touched.run();
    }
}
