package org.semblance.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.semblance.camera.CameraException;
import org.semblance.decide.Accept;
import org.semblance.inference.ModelException;
import org.semblance.match.Gallery;
import org.semblance.match.Reference;
import org.semblance.policy.Policy;
import org.semblance.recognition.Enrolment;
import org.semblance.recognition.Recognition;
import org.semblance.recognition.Verification;

/// From the wish to unlock to the accept, with a camera that is streaming already: the wait for the next frame
/// included, opening a camera not.
final class UnlockTimings {
    private static final int PICTURES = 30;
    private static final int WARM_UP = 3;

    private final SyntheticPerson owner;
    private final int trials;

    UnlockTimings(SyntheticPerson owner, int trials) {
        this.owner = owner;
        this.trials = trials;
    }

    List<Figure> run(Recognition recognition, DoubleConsumer progress)
            throws CameraException, ModelException, InterruptedException {
        var gallery = enroll(recognition);
        progress.accept(0.5);
        var accepted = new Timings();
        var random = new Random(5);
        try (var camera = new Playback(SyntheticClip.pictures(Script.attempt(owner, 1, PICTURES)))) {
            for (var trial = -WARM_UP; trial < trials; trial++) {
                // somewhere between two frames
                TimeUnit.MICROSECONDS.sleep(random.nextInt(1_000_000 / Script.FRAMES_PER_SECOND));
                var started = System.nanoTime();
                var decision = new Verification(gallery, recognition.tables(), Policy.DEFAULT)
                        .run(camera, recognition, _ -> {});
                if (trial >= 0 && decision instanceof Accept) accepted.add(System.nanoTime() - started);
                progress.accept(0.5 + 0.5 * (trial + WARM_UP + 1) / (trials + WARM_UP));
            }
        }
        var figures = new ArrayList<Figure>();
        StageTimings.add(figures, "trigger_to_accept_ms", "Trigger to accept, camera streaming at 30 fps", accepted);
        figures.add(new Figure("trigger_to_accept_ms.trials", "Unlocks tried", trials, ""));
        figures.add(new Figure("trigger_to_accept_ms.accepted", "Of these accepted", accepted.count(), ""));
        return figures;
    }

    private Gallery enroll(Recognition recognition) throws CameraException, ModelException, InterruptedException {
        try (var clip = SyntheticClip.of(Script.enrolment(owner, 1))) {
            var outcome = new Enrolment(recognition.tables()).run(clip, recognition, _ -> {});
            if (!(outcome instanceof Enrolment.Outcome.Complete(var faces))) {
                throw new IllegalStateException("the synthetic owner could not be enrolled: " + outcome);
            }
            var references = new ArrayList<Reference>();
            for (var face : faces) references.add(new Reference(references.size(), "benchmark", face));
            return new Gallery(owner.name(), references);
        }
    }
}
