package org.semblance.camera;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls something that may never return.
final class Patience {
    private Patience() {}

    /// What `call` returns; where it takes too long it goes on alone, on a daemon thread.
    static <T> T atMost(Duration timeout, String name, Callable<T> call)
            throws TimeoutException, ExecutionException, InterruptedException {
        var task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name(name).start(task);
        return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
}
