package org.semblance.recognition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.semblance.align.Hint;
import org.semblance.align.Pose;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameSource;
import org.semblance.decide.Refusal;
import org.semblance.embed.Embedding;
import org.semblance.inference.ModelException;
import org.semblance.liveness.Liveness;
import org.semblance.match.Gallery;

/// Takes references of one person at several poses. Nothing is kept unless it comes to its end; what it does
/// not give out is wiped.
public final class Enrolment {
    /// What an enrolment came to.
    public sealed interface Outcome {
        /// One embedding a pose.
        record Complete(List<Embedding> references) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /// How far it is and what the person should do now.
    ///
    /// @param advice name of an [Hint]
    public record Guidance(double fraction, String advice, List<Coverage> poses, Observation observation) {}

    /// How much of a pose was seen, 0 to 1.
    ///
    /// @param needed whether there is no enrolment without it
    public record Coverage(PoseGoal goal, double fraction, boolean needed) {}

    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration MOST_TIME = Duration.ofSeconds(60);
    private static final Duration MOST_ABSENCE = Duration.ofSeconds(10);
    private static final Duration MOST_COMPANY = Duration.ofSeconds(4);
    /// How long nodding up and down is waited for: five points tell it poorly, and some faces never show it.
    private static final Duration MOST_NODDING = Duration.ofSeconds(6);
    private static final Set<PoseGoal> NEEDED = EnumSet.of(PoseGoal.FRONT, PoseGoal.LEFT, PoseGoal.RIGHT);
    private static final int FRAMES_A_POSE = 4;
    private static final int LEAST_POSES = 3;
    private static final double STRAIGHT_YAW = 14;
    private static final double STRAIGHT_PITCH = 18;
    private static final double SAME_PERSON_RATE = 1e-2;
    private static final double KNOWN_PERSON_RATE = 1e-3;

    private record Candidate(Embedding embedding, double sharpness) {}

    private final MatchTables tables;
    private final Map<PoseGoal, List<Candidate>> found = new EnumMap<>(PoseGoal.class);
    private Pose straight;
    private long started = Long.MIN_VALUE;
    private long nodding = Long.MIN_VALUE;
    private long lastAlone;
    private long lastFace;
    private Refusal standing = Refusal.NO_FACE;

    public Enrolment(MatchTables tables) {
        this.tables = tables;
    }

    /// Looks at frames until every pose was seen, or it cannot be done.
    public Outcome run(FrameSource source, Recognition recognition, Consumer<Guidance> guide)
            throws CameraException, ModelException, InterruptedException {
        try {
            return look(source, recognition, guide);
        } finally {
            found.values()
                    .forEach(frames -> frames.forEach(frame -> frame.embedding().wipe()));
        }
    }

    private Outcome look(FrameSource source, Recognition recognition, Consumer<Guidance> guide)
            throws CameraException, ModelException, InterruptedException {
        recognition.forget();
        while (true) {
            var next = source.next(FRAME_TIMEOUT);
            if (next.isEmpty()) return finish();
            try (var frame = next.get()) {
                var observation = recognition.observe(frame);
                var refusal = consider(observation);
                var done = isDone(observation.timestampNanos());
                guide.accept(
                        new Guidance(done ? 1 : fraction(), hint(observation).name(), coverage(), observation));
                if (refusal.isPresent()) return new Outcome.Refused(refusal.get());
                if (done) return finish();
                if (observation.timestampNanos() - started > MOST_TIME.toNanos()) return finish();
            }
        }
    }

    /// The user among `others` whose references the new ones are near to, if any.
    public static Optional<String> knownAs(List<Embedding> references, List<Gallery> others, MatchTables tables) {
        for (var other : others) {
            if (other.isEmpty()) continue;
            var rate = KNOWN_PERSON_RATE / other.references().size();
            var near = references.stream()
                    .map(other::turned)
                    .filter(face -> other.references().stream()
                            .anyMatch(known ->
                                    tables.calibration().fmr(known.embedding().distanceTo(face)) <= rate))
                    .count();
            if (2 * near > references.size()) return Optional.of(other.user());
        }
        return Optional.empty();
    }

    private Optional<Refusal> consider(Observation observation) {
        var now = observation.timestampNanos();
        if (started == Long.MIN_VALUE) {
            started = now;
            lastAlone = now;
            lastFace = now;
        }
        if (observation.sight() != Sight.SEVERAL_FACES) lastAlone = now;
        if (observation.sight() == Sight.FACE || observation.sight() == Sight.SEVERAL_FACES) lastFace = now;
        standing = standing(observation);
        if (now - lastAlone > MOST_COMPANY.toNanos()) return Optional.of(Refusal.SEVERAL_FACES);
        if (now - lastFace > MOST_ABSENCE.toNanos()) return Optional.of(standing);
        var subject = observation.subject().orElse(null);
        if (subject == null) return Optional.empty();
        if (subject.liveness().state() == Liveness.State.DENIED) return Optional.of(Refusal.NOT_ALIVE);
        if (observation.faces().size() == 1) take(subject);
        return Optional.empty();
    }

    private static Refusal standing(Observation observation) {
        return switch (observation.sight()) {
            case DARK -> Refusal.DARK;
            case NO_FACE -> Refusal.NO_FACE;
            case SEVERAL_FACES -> Refusal.SEVERAL_FACES;
            case FACE -> Refusal.NO_CLEAR_FACE;
        };
    }

    private void take(Subject subject) {
        if (subject.embedding().isEmpty() || subject.liveness().state() != Liveness.State.CLEAR) return;
        var pose = subject.quality().pose();
        if (straight == null) {
            if (Math.abs(pose.yaw()) > STRAIGHT_YAW || Math.abs(pose.pitch()) > STRAIGHT_PITCH) return;
            straight = pose;
        }
        for (var goal : PoseGoal.values()) {
            if (!goal.isReached(pose, straight)) continue;
            var candidates = found.computeIfAbsent(goal, _ -> new ArrayList<>());
            if (candidates.size() < FRAMES_A_POSE
                    && isSamePerson(subject.embedding().get())) {
                candidates.add(new Candidate(
                        subject.embedding().get(), subject.quality().sharpness()));
            }
        }
    }

    /// Nobody else may step in between two poses.
    private boolean isSamePerson(Embedding face) {
        var front = found.get(PoseGoal.FRONT);
        if (front == null || front.isEmpty()) return true;
        var distance = front.getFirst().embedding().distanceTo(face);
        return tables.calibration().fmr(distance) <= SAME_PERSON_RATE;
    }

    private boolean isDone(long now) {
        if (fraction() == 1) return true;
        if (!NEEDED.stream()
                .allMatch(goal -> found.getOrDefault(goal, List.of()).size() == FRAMES_A_POSE)) return false;
        if (nodding == Long.MIN_VALUE) nodding = now;
        return now - nodding > MOST_NODDING.toNanos();
    }

    private List<Coverage> coverage() {
        return Stream.of(PoseGoal.values())
                .map(goal -> new Coverage(
                        goal,
                        (double) found.getOrDefault(goal, List.of()).size() / FRAMES_A_POSE,
                        NEEDED.contains(goal)))
                .toList();
    }

    private double fraction() {
        var frames = found.values().stream().mapToInt(List::size).sum();
        return (double) frames / (FRAMES_A_POSE * PoseGoal.values().length);
    }

    private Hint hint(Observation observation) {
        if (observation.hint() != Hint.GOOD) return observation.hint();
        if (observation.faces().size() > 1) return Hint.ONE_FACE_ONLY;
        for (var goal : PoseGoal.values()) {
            if (found.getOrDefault(goal, List.of()).size() < FRAMES_A_POSE) return goal.hint();
        }
        return Hint.GOOD;
    }

    private Outcome finish() {
        var complete = found.values().stream()
                .filter(frames -> frames.size() == FRAMES_A_POSE)
                .map(frames -> frames.stream()
                        .max(Comparator.comparingDouble(Candidate::sharpness))
                        .orElseThrow()
                        .embedding())
                .toList();
        if (found.getOrDefault(PoseGoal.FRONT, List.of()).size() < FRAMES_A_POSE || complete.size() < LEAST_POSES) {
            return new Outcome.Refused(standing);
        }
        found.values().forEach(frames -> frames.removeIf(frame -> complete.contains(frame.embedding())));
        return new Outcome.Complete(complete);
    }
}
