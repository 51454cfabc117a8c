package org.semblance.recognition;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.semblance.align.Hint;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameSource;
import org.semblance.decide.Attempt;
import org.semblance.decide.ChallengedAttempt;
import org.semblance.decide.Decision;
import org.semblance.decide.Deliberation;
import org.semblance.decide.Refusal;
import org.semblance.inference.ModelException;
import org.semblance.liveness.HeadTurns;
import org.semblance.liveness.Liveness;
import org.semblance.match.Gallery;
import org.semblance.match.Match;
import org.semblance.match.Matcher;
import org.semblance.policy.Policy;

/// One attempt: is the person before the camera this user?
public final class Verification {
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(2);

    private final Matcher matcher;
    private final Deliberation attempt;
    private final HeadTurns turns;
    private final Duration limit;
    private Match last;
    private Sight sight = Sight.NO_FACE;
    private boolean sawFace;
    private boolean sawSeveral;

    /// @param gallery of the user, not empty, of the model that `tables` belong to
    public Verification(Gallery gallery, MatchTables tables, Policy policy) {
        this(gallery, tables, new Attempt(gallery.user(), policy, tables.alpha()), null, policy.lookFor());
    }

    /// The same, of a face that turns as it is asked: see [#advice].
    ///
    /// @param random that nobody can foresee
    public static Verification challenging(Gallery gallery, MatchTables tables, Policy policy, RandomGenerator random) {
        return new Verification(
                gallery,
                tables,
                new ChallengedAttempt(gallery.user(), policy, tables.alpha()),
                HeadTurns.random(random),
                policy.lookFor().plus(HeadTurns.LONGEST));
    }

    private Verification(Gallery gallery, MatchTables tables, Deliberation attempt, HeadTurns turns, Duration limit) {
        this.matcher = new Matcher(gallery, tables.calibration(), tables.cohort());
        this.attempt = attempt;
        this.turns = turns;
        this.limit = limit;
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
                if (frame.timestampNanos() - started >= limit.toNanos()) giveUp();
            }
        }
        return attempt.decision();
    }

    /// Adds one frame's observation to the attempt.
    public Decision consider(Observation observation) {
        note(observation);
        var subject = observation.subject().orElse(null);
        if (subject == null) return attempt.decision();
        if (attempt instanceof ChallengedAttempt challenged && challenged.isAsking()) {
            return challenged.respond(respond(observation, subject));
        }
        if (subject.embedding().isEmpty()) return attempt.decision();
        last = matcher.match(subject.embedding().get(), subject.face().track(), observation.frame());
        return attempt.add(last, subject.liveness(), observation.searched(), System.nanoTime());
    }

    private Liveness respond(Observation observation, Subject subject) {
        return turns.observe(
                        subject.face().track(), observation.frame(), observation.timestampNanos(), subject.landmarks())
                .and(subject.liveness());
    }

    /// What the person can do now, the name of a [Hint]: what they are asked for, or to be seen better.
    public String advice(Observation seen) {
        var asking = attempt instanceof ChallengedAttempt challenged && challenged.isAsking();
        return asking ? turns.asked().name() : seen.advice();
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
