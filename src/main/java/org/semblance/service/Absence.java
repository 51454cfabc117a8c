package org.semblance.service;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameCondition;
import org.semblance.camera.FrameSource;
import org.semblance.inference.ModelException;
import org.semblance.recognition.Recognition;

/// Makes sure that nobody is before the camera any more: no face in any frame for a while. Whatever does not show
/// that for certain (a dark picture, a camera that ends or says nothing) is taken for somebody being there.
record Absence(Recognition recognition) {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);
    private static final Duration MOST_TIME = Duration.ofSeconds(6);
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(2);
    private static final long PACE_NANOS = 100_000_000;

    /// @param stop ends it at the next frame: somebody is there
    boolean isCertain(FrameSource source, BooleanSupplier stop)
            throws CameraException, ModelException, InterruptedException {
        var opened = Long.MIN_VALUE;
        var first = Long.MIN_VALUE;
        var last = Long.MIN_VALUE;
        while (!stop.getAsBoolean()) {
            var next = source.next(FRAME_TIMEOUT);
            if (next.isEmpty()) return false;
            try (var frame = next.get()) {
                var now = frame.timestampNanos();
                if (opened == Long.MIN_VALUE) opened = now;
                if (now - opened > MOST_TIME.toNanos() || frame.condition() == FrameCondition.DARK) return false;
                if (frame.condition() != FrameCondition.USABLE) continue;
                if (first == Long.MIN_VALUE) first = now;
                else if (now - last < PACE_NANOS) continue;
                last = now;
                if (recognition.seesFace(frame)) return false;
                if (now - first >= LONG_ENOUGH.toNanos()) return true;
            }
        }
        return false;
    }
}
