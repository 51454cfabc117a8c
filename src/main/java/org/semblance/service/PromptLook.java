package org.semblance.service;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.semblance.ipc.Event;

/// How long somebody is made to wait at a prompt where they would rather type: a face that is there is looked
/// at to the end, an empty chair for a second.
final class PromptLook {
    private static final long EMPTY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String NOBODY = "hint.NO_FACE";

    private final LongSupplier nanoTime;
    private boolean began;
    private boolean sawSomebody;
    private long since;

    PromptLook(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void hear(Event event) {
        if (!(event instanceof Event.Hint(var key))) return;
        if (!began) since = nanoTime.getAsLong();
        began = true;
        sawSomebody |= !key.equals(NOBODY);
    }

    boolean isOver() {
        return began && !sawSomebody && nanoTime.getAsLong() - since >= EMPTY_NANOS;
    }

    /// Whether a face was there to be compared, good or not.
    boolean sawSomebody() {
        return sawSomebody;
    }
}
