package org.semblance.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C and SIGTERM into an interrupt of the thread that works on the command, and lets it tidy up: the
/// camera is released and the store is closed before the process ends. The exit code is the JVM's, 128 + the
/// signal.
final class Interruption implements AutoCloseable {
    private static final long GRACE_SECONDS = 3;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch tidy = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");

    private Interruption() {}

    static Interruption ofThisThread() {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void interrupt() {
        // a window toolkit ends at the same time, and its threads complain to the person about each other
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
        worker.interrupt();
        try {
            if (!tidy.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(Interruption.class.getName())
                        .log(System.Logger.Level.WARNING, "the command did not end within {0} s", GRACE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        tidy.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the process is ending, through the hook
        }
    }
}
