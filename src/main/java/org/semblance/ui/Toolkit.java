package org.semblance.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;

/// JavaFX, started when it is first needed.
final class Toolkit {
    private static final int MOST_SECONDS = 60;

    private static volatile boolean running;
    /// Why it could not be started: it takes no second try, and whoever made one would wait for ever.
    private static volatile RuntimeException broken;

    private Toolkit() {}

    static boolean isRunning() {
        return running;
    }

    /// Runs `work` on the toolkit's thread and waits for what it gives.
    static <T> T call(Supplier<T> work) throws WindowException, InterruptedException {
        if (running && Platform.isFxApplicationThread()) return work.get();
        var result = new CompletableFuture<T>();
        Runnable task = () -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        };
        try {
            start(task);
            running = true;
            return result.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new WindowException(e.getCause());
        } catch (TimeoutException | RuntimeException | LinkageError e) {
            throw new WindowException(e);
        }
    }

    private static void start(Runnable task) {
        if (broken != null) throw broken;
        try {
            Platform.startup(task);
            Platform.setImplicitExit(false);
        } catch (IllegalStateException alreadyStarted) {
            Platform.runLater(task);
        } catch (RuntimeException e) {
            broken = e;
            throw e;
        }
    }
}
