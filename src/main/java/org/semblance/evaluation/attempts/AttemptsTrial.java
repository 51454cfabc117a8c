package org.semblance.evaluation.attempts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraSettings;
import org.semblance.camera.Cameras;
import org.semblance.camera.FrameSource;
import org.semblance.camera.OpenOptions;
import org.semblance.decide.Accept;
import org.semblance.embed.Embedding;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.Figures;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelShelf;
import org.semblance.inference.ModelTask;
import org.semblance.match.Gallery;
import org.semblance.match.Reference;
import org.semblance.policy.Policy;
import org.semblance.recognition.Enrolment;
import org.semblance.recognition.MatchTables;
import org.semblance.recognition.Observation;
import org.semblance.recognition.Recognition;
import org.semblance.recognition.Verification;

/// Everybody enrolls with their first recording; then every other recording tries to open every account.
public record AttemptsTrial(Path recordings, ModelShelf models) implements Trial {
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(2);
    private static final OpenOptions AS_FAST_AS_READ = new OpenOptions(true, false);

    @Override
    public Evaluation run(DoubleConsumer progress) throws EvaluationException, ModelException, InterruptedException {
        var figures = figures();
        var people = RecordedPerson.list(recordings);
        var tally = new AttemptTally();
        var steps = people.size()
                + people.stream().mapToInt(person -> person.attempts().size()).sum();
        var done = 0;
        try (var recognition = Recognition.open(models, new Inference(Inference.Choice.CPU))) {
            var galleries = new ArrayList<Gallery>();
            for (var person : people) {
                var gallery = enroll(person, recognition);
                tally.enrolled(gallery.isPresent());
                gallery.ifPresent(galleries::add);
                progress.accept((double) ++done / steps);
            }
            for (var person : people) {
                for (var recording : person.attempts()) {
                    var seen = look(recording, recognition);
                    for (var gallery : galleries) {
                        tally.tried(gallery.user().equals(person.name()), attempt(gallery, seen, recognition.tables()));
                    }
                    progress.accept((double) ++done / steps);
                }
            }
        }
        return tally.report(figures, people.size());
    }

    private Figures figures() throws ModelException {
        var figures = new Figures();
        for (var task : ModelTask.values()) figures.addModel(task, models.inUse(task));
        return figures;
    }

    private static Optional<Gallery> enroll(RecordedPerson person, Recognition recognition)
            throws EvaluationException, ModelException, InterruptedException {
        try (var source = open(person.enrolment())) {
            var outcome = new Enrolment(recognition.tables()).run(source, recognition, _ -> {});
            return outcome instanceof Enrolment.Outcome.Complete(var faces)
                    ? Optional.of(gallery(person.name(), faces))
                    : Optional.empty();
        } catch (CameraException e) {
            throw new EvaluationException.BadRecording(person.enrolment(), e);
        }
    }

    private static Gallery gallery(String name, List<Embedding> faces) {
        var references = new ArrayList<Reference>();
        for (var face : faces) references.add(new Reference(references.size(), "recording", face));
        return new Gallery(name, references);
    }

    private static List<Observation> look(Path recording, Recognition recognition)
            throws EvaluationException, ModelException, InterruptedException {
        var seen = new ArrayList<Observation>();
        recognition.forget();
        try (var source = open(recording)) {
            while (true) {
                var next = source.next(FRAME_TIMEOUT);
                if (next.isEmpty()) return seen;
                try (var frame = next.get()) {
                    seen.add(recognition.follow(frame, false));
                }
            }
        } catch (CameraException e) {
            throw new EvaluationException.BadRecording(recording, e);
        }
    }

    private static FrameSource open(Path recording) throws CameraException, InterruptedException {
        return new Cameras(CameraSettings.fromSystemProperties())
                .open(recording.toAbsolutePath().toString(), AS_FAST_AS_READ);
    }

    /// @return how long it took by the recording's clock until the account was open; empty when it stayed shut
    private static Optional<Duration> attempt(Gallery gallery, List<Observation> seen, MatchTables tables) {
        var verification = new Verification(gallery, tables, Policy.DEFAULT);
        for (var observation : seen) {
            var since = observation.timestampNanos() - seen.getFirst().timestampNanos();
            if (since >= Policy.DEFAULT.lookFor().toNanos()) break;
            if (verification.consider(observation) instanceof Accept) return Optional.of(Duration.ofNanos(since));
        }
        verification.giveUp();
        return Optional.empty();
    }
}
