package org.semblance.service;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The one thread that touches camera and networks. Whoever wants something of them hands it a task; tasks run one
/// after the other, in the order in which they came.
final class RecognitionThread implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RecognitionThread.class.getName());
    /// A driver that hangs is not waited for any longer, and then nothing is closed under its hands.
    private static final long GOODBYE_SECONDS = 10;

    private final Set<Task> unfinished = ConcurrentHashMap.newKeySet();
    private final Pulse pulse = new Pulse(System::nanoTime);
    private final ScheduledThreadPoolExecutor executor;

    /// @param last runs when no task will run any more, and nobody else does
    RecognitionThread(Runnable last) {
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("recognition").factory()) {
            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                pulse.begin();
            }

            @Override
            protected void afterExecute(Runnable task, Throwable thrown) {
                pulse.end();
            }

            @Override
            protected void terminated() {
                last.run();
            }
        };
        executor.setRemoveOnCancelPolicy(true);
    }

    /// @param owner may take all its tasks back together
    Task start(Object owner, Task.Work work, Runnable ended) {
        return start(new Task(owner, work, ended), Duration.ZERO);
    }

    /// A task nobody waits for.
    Task start(Object owner, Task.Work work) {
        return start(owner, work, () -> {});
    }

    Task later(Object owner, Duration delay, Task.Work work) {
        return start(new Task(owner, work, () -> {}), delay);
    }

    private Task start(Task task, Duration delay) {
        unfinished.add(task);
        task.whenEnded(() -> unfinished.remove(task));
        try {
            executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            task.takeBack(); // the service has ended
        }
        return task;
    }

    Pulse pulse() {
        return pulse;
    }

    /// Comes back when none of them runs any more.
    void takeBackAll(Object owner) {
        var tasks = unfinished.stream().filter(task -> task.owner() == owner).toList();
        tasks.forEach(Task::takeBack);
        tasks.forEach(Task::await);
    }

    /// Takes every task back and waits for the end of the one under way.
    @Override
    public void close() {
        executor.shutdown();
        unfinished.forEach(Task::takeBack);
        executor.shutdownNow();
        try {
            if (executor.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) return;
            LOG.log(System.Logger.Level.WARNING, "the camera did not end within {0} s", GOODBYE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
