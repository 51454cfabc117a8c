package org.semblance.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Turns Ctrl-C and SIGTERM into an interrupt of the thread that works on the command, and lets it tidy up: the
/// camera is released and the store is closed before the process ends. The exit code is the JVM's, 128 + the
/// signal.
final class Interruption implements AutoCloseable {
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static volatile Duration grace = SHORT;
    private static volatile boolean begun;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch tidy = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");

    private Interruption() {}

    static Interruption ofThisThread() {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /// The command that this process runs may take so long to tidy up. Whoever computes in a native library has to
    /// come out of it first: the end of the process takes it away under running threads.
    static void mayTake(Duration time) {
        grace = time;
    }

    /// Whoever waits for a person to type cannot be interrupted, and has nothing to tidy up.
    static <T> T whileAsking(Supplier<T> question) {
        var before = grace;
        grace = Duration.ZERO;
        try {
            return question.get();
        } finally {
            grace = before;
        }
    }

    /// Whether the process is ending: what fails now fails because of that.
    static boolean isBegun() {
        return begun;
    }

    private void interrupt() {
        begun = true;
        // a window toolkit ends at the same time, and its threads complain to the person about each other
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
        worker.interrupt();
        try {
            if (!grace.isZero() && !tidy.await(grace.toSeconds(), TimeUnit.SECONDS)) {
                System.getLogger(Interruption.class.getName())
                        .log(System.Logger.Level.WARNING, "the command did not end within {0} s", grace.toSeconds());
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
