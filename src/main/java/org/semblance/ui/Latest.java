package org.semblance.ui;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Hands values to a slower thread: of those that came in the meantime only the last, and never more than one
/// task in its queue.
final class Latest<T> implements Consumer<T> {
    private final AtomicReference<T> waiting = new AtomicReference<>();
    private final Executor executor;
    private final Consumer<T> consumer;

    Latest(Executor executor, Consumer<T> consumer) {
        this.executor = executor;
        this.consumer = consumer;
    }

    @Override
    public void accept(T value) {
        if (waiting.getAndSet(value) == null) executor.execute(() -> consumer.accept(waiting.getAndSet(null)));
    }
}
