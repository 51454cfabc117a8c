package org.semblance.recognition;

import java.time.Duration;
import java.util.function.Consumer;
import org.semblance.align.Hint;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameSource;
import org.semblance.decide.Attempt;
import org.semblance.decide.Decision;
import org.semblance.decide.Refusal;
import org.semblance.inference.ModelException;
import org.semblance.match.Gallery;
import org.semblance.match.Match;
import org.semblance.match.Matcher;
import org.semblance.policy.Policy;

/// One attempt: is the person before the camera this user?
public final class Verification {
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(2);

    private final Matcher matcher;
    private final Attempt attempt;
    private final Policy policy;
    private Match last;
    private Sight sight = Sight.NO_FACE;
    private boolean sawFace;
    private boolean sawSeveral;

    /// @param gallery of the user, not empty, of the model that `tables` belong to
    public Verification(Gallery gallery, MatchTables tables, Policy policy) {
        this.matcher = new Matcher(gallery, tables.calibration(), tables.cohort());
        this.attempt = new Attempt(gallery.user(), policy, tables.alpha());
        this.policy = policy;
    }

    /// Looks at frames until there is a decision or the policy's time is up.
    ///
    /// @param watcher sees every observation before it is considered
    public Decision run(FrameSource source, Recognition recognition, Consumer<Observation> watcher)
            throws CameraException, ModelException, InterruptedException {
        recognition.forget();
        var started = Long.MIN_VALUE;
        while (attempt.decision() instanceof Decision.Undecided) {
            var next = source.next(FRAME_TIMEOUT);
            if (next.isEmpty()) return giveUp();
            try (var frame = next.get()) {
                if (started == Long.MIN_VALUE) started = frame.timestampNanos();
                var observation = recognition.follow(frame, attempt.isConvinced());
                watcher.accept(observation);
                consider(observation);
                if (frame.timestampNanos() - started >= policy.lookFor().toNanos()) giveUp();
            }
        }
        return attempt.decision();
    }

    /// Adds one frame's observation to the attempt.
    public Decision consider(Observation observation) {
        note(observation);
        var subject = observation.subject().orElse(null);
        if (subject == null || subject.embedding().isEmpty()) return attempt.decision();
        last = matcher.match(subject.embedding().get(), subject.face().track(), observation.frame());
        return attempt.add(last, subject.liveness(), observation.searched(), System.nanoTime());
    }

    /// Ends the attempt with what is known.
    public Decision giveUp() {
        return attempt.giveUp(reason());
    }

    /// The newest match of this attempt, for measurements and the demo; null before the first.
    public Match lastMatch() {
        return last;
    }

    private void note(Observation observation) {
        sight = observation.sight();
        sawFace |= sight == Sight.FACE && observation.hint() != Hint.GOOD;
        sawSeveral |= sight == Sight.SEVERAL_FACES;
    }

    private Refusal reason() {
        if (sawSeveral) return Refusal.SEVERAL_FACES;
        if (sawFace) return Refusal.NO_CLEAR_FACE;
        return sight == Sight.DARK ? Refusal.DARK : Refusal.NO_FACE;
    }
}
