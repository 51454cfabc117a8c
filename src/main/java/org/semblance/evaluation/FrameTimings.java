package org.semblance.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.semblance.camera.CameraException;
import org.semblance.inference.ModelException;
import org.semblance.recognition.Recognition;

/// A frame's whole way through [Recognition], on a synthetic clip.
final class FrameTimings {
    private final int frames;
    private final int warmUp;

    FrameTimings(int frames, int warmUp) {
        this.frames = frames;
        this.warmUp = warmUp;
    }

    List<Figure> run(Recognition recognition, DoubleConsumer progress)
            throws CameraException, ModelException, InterruptedException {
        var searched = new Timings();
        var followed = new Timings();
        var script = Script.attempt(SyntheticPerson.bundled("person-01"), 1, warmUp + frames);
        recognition.forget();
        try (var clip = SyntheticClip.of(script)) {
            for (var n = 0; n < script.length(); n++) {
                try (var frame = clip.next(Duration.ofSeconds(1)).orElseThrow()) {
                    var started = System.nanoTime();
                    var seen = recognition.follow(frame, false);
                    if (n >= warmUp) (seen.searched() ? searched : followed).add(System.nanoTime() - started);
                }
                progress.accept((n + 1.0) / script.length());
            }
        }
        var figures = new ArrayList<Figure>();
        StageTimings.add(figures, "frame_ms", "Detect, align, embed: a whole frame", searched);
        StageTimings.add(figures, "followed_ms", "Follow, align, embed: a frame of a face that is followed", followed);
        return figures;
    }
}
