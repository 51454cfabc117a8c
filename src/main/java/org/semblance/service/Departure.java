package org.semblance.service;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameCondition;
import org.semblance.camera.FrameSource;
import org.semblance.decide.AfterLock;
import org.semblance.inference.ModelException;
import org.semblance.recognition.Recognition;

/// Watches for the face before the camera to leave. Only the detector runs, and only a few times a second. A dark
/// frame shows nobody leaving: a hand over the lens is not absence.
final class Departure {
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(2);
    private static final long PACE_NANOS = 150_000_000L;

    private final AfterLock rule;
    private final Recognition recognition;

    Departure(AfterLock rule, Recognition recognition) {
        this.rule = rule;
        this.recognition = recognition;
    }

    /// Returns when the rule allows opening, its patience is over, the source ends or `stop` says so.
    void watch(FrameSource source, BooleanSupplier stop) throws CameraException, ModelException, InterruptedException {
        var first = Long.MIN_VALUE;
        var last = Long.MIN_VALUE;
        while (!rule.mayOpen() && !stop.getAsBoolean()) {
            var next = source.next(FRAME_TIMEOUT);
            if (next.isEmpty()) return;
            try (var frame = next.get()) {
                var now = frame.timestampNanos();
                if (first == Long.MIN_VALUE) {
                    first = now;
                    rule.startedLooking(now);
                } else if (now - last < PACE_NANOS) continue;
                if (now - first > AfterLock.PATIENCE.toNanos()) return;
                last = now;
                rule.saw(frame.condition() != FrameCondition.USABLE || recognition.seesFace(frame), now);
            }
        }
    }
}
