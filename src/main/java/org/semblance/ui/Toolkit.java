package org.semblance.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;

/// JavaFX, started when it is first needed.
final class Toolkit {
    private static final int MOST_SECONDS = 20;

    private Toolkit() {}

    /// Runs `work` on the toolkit's thread and waits for what it gives.
    static <T> T call(Supplier<T> work) throws WindowException, InterruptedException {
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
            return result.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new WindowException(e.getCause());
        } catch (TimeoutException | RuntimeException | LinkageError e) {
            throw new WindowException(e);
        }
    }

    private static void start(Runnable task) {
        try {
            Platform.startup(task);
            Platform.setImplicitExit(false);
        } catch (IllegalStateException alreadyStarted) {
            Platform.runLater(task);
        }
    }
}
