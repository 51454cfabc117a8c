package org.semblance.ui.tray;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;

/// Follows the service and starts one where none answers: at once when it ran for a while, later and later when it
/// ends as soon as it has begun.
final class ServiceKeeper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ServiceKeeper.class.getName());
    private static final Duration SOUND_LIFE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_START = Duration.ofSeconds(20);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final long CONNECTING_EVERY_MS = 40;

    /// Called on the keeper's thread.
    interface Listener {
        void starting();

        void state(Event.State state);

        /// @param pause until the next start
        void gone(Duration pause);
    }

    private final ServiceProgram program;
    private final String user;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("service-keeper").unstarted(this::run);
    private int failures;
    private Process child;

    ServiceKeeper(ServiceProgram program, String user, Listener listener) {
        this.program = program;
        this.user = user;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (closed.getCount() > 0) keep();
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.TRACE, "closed", e);
        } finally {
            stopChild();
        }
    }

    private void keep() throws InterruptedException {
        var began = System.nanoTime();
        var service = reach();
        if (service.isPresent()) follow(service.get());
        var sound = service.isPresent() && System.nanoTime() - began >= SOUND_LIFE.toNanos();
        failures = sound ? 0 : failures + 1;
        var pause = pauseAfter(failures);
        listener.gone(pause);
        closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// None after the first failure, then 1, 2, 4 ... seconds.
    static Duration pauseAfter(int failures) {
        if (failures <= 1) return Duration.ZERO;
        var pause = Duration.ofSeconds(1L << Math.min(failures - 2, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Optional<Semblance> reach() throws InterruptedException {
        var service = program.connect();
        if (service.isPresent()) return service;
        listener.starting();
        try {
            if (child == null || !child.isAlive()) child = program.start();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the service does not start: {0}", e.getMessage());
            return Optional.empty();
        }
        var deadline = System.nanoTime() + LONGEST_START.toNanos();
        do {
            if (child.waitFor(CONNECTING_EVERY_MS, TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "the service ended with exit code {0}", child.exitValue());
                return program.connect(); // it may have found another one at its place
            }
            service = program.connect();
        } while (service.isEmpty() && System.nanoTime() < deadline);
        return service;
    }

    /// Returns when the service is gone.
    private void follow(Semblance service) throws InterruptedException {
        try (service) {
            var answer = service.ask(new Request.Follow(user), event -> {
                if (event instanceof Event.State state) listener.state(state);
            });
            if (answer instanceof Answer.Failed failed) {
                LOG.log(System.Logger.Level.DEBUG, "the service is gone: {0}", failed.message());
            }
        }
    }

    private void stopChild() {
        if (child == null || !child.isAlive()) return;
        child.destroy();
        try {
            if (!child.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) child.destroyForcibly();
        } catch (InterruptedException e) {
            child.destroyForcibly();
        }
    }

    /// Stops following, and the service if it was started here. Returns when both have ended.
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
