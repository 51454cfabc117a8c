package org.semblance.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.semblance.camera.CameraException;
import org.semblance.camera.Cameras;
import org.semblance.camera.OpenOptions;
import org.semblance.cli.CommandFailure;
import org.semblance.cli.DemoReport;
import org.semblance.cli.DemoReport.Attempt;
import org.semblance.decide.Accept;
import org.semblance.decide.Decision;
import org.semblance.detect.TrackedFace;
import org.semblance.inference.ModelException;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.match.Gallery;
import org.semblance.match.Match;
import org.semblance.policy.Policy;
import org.semblance.recognition.Observation;
import org.semblance.recognition.Recognition;
import org.semblance.recognition.Subject;
import org.semblance.recognition.Verification;
import org.semblance.store.StoreException;

/// "Is it me?" Whoever sits before the camera enrolls; then every face is compared, over and over, until the
/// window is closed. Without a window it asks once.
final class LiveDemo {
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(2);

    private final DemoScreen screen;
    private final Recognition recognition;
    private final ThrowAwayStore store;
    /// What was last decided, and about which track.
    private Decision verdict = new Decision.Undecided();
    private long track = -1;

    LiveDemo(DemoScreen screen, Recognition recognition, ThrowAwayStore store) {
        this.screen = screen;
        this.recognition = recognition;
        this.store = store;
    }

    DemoReport run(Cameras cameras, CameraChoice choice)
            throws CameraException, ModelException, StoreException, CommandFailure, InterruptedException {
        var options = new OpenOptions(choice.allowVirtual(), choice.paced());
        try (var source = new ShownSource(cameras.open(choice.name(), options), screen)) {
            var gallery = new DemoEnrolment(screen, recognition, store).run(source, guidance -> {
                screen.progress(guidance.fraction());
                screen.hint(guidance.advice());
            });
            screen.caption(Words.text("ui.demo.caption.live"));
            recognition.forget();
            var attempt = ask(source, gallery);
            if (!screen.hasWindow()) return new DemoReport(attempt.stream().toList());
            while (attempt.isPresent()) attempt = ask(source, gallery);
            return new DemoReport(List.of());
        }
    }

    /// One attempt; empty when the camera ended or the window was closed.
    private Optional<Attempt> ask(ShownSource source, Gallery gallery)
            throws CameraException, ModelException, InterruptedException {
        var verification = new Verification(gallery, recognition.tables(), Policy.DEFAULT);
        var started = System.nanoTime();
        while (true) {
            var next = source.next(FRAME_TIMEOUT);
            if (next.isEmpty()) return Optional.empty();
            Observation seen;
            try (var frame = next.get()) {
                seen = recognition.observe(frame);
            }
            var decision = verification.consider(seen);
            var elapsed = System.nanoTime() - started;
            if (elapsed > Policy.DEFAULT.lookFor().toNanos()) decision = verification.giveUp();
            if (decision instanceof Decision.Undecided) {
                source.show(seen, label(seen));
                continue;
            }
            var attempt = report(verification, decision, elapsed / 1_000_000);
            if (isNews(decision, seen)) screen.row(attempt);
            verdict = decision;
            track = trackOf(seen);
            source.show(seen, label(seen));
            return Optional.of(attempt);
        }
    }

    /// The verdict stays on its face until there is another.
    private ShownSource.Label label(Observation seen) {
        var known = trackOf(seen) == track ? verdict : new Decision.Undecided();
        return switch (known) {
            case Accept _ -> new ShownSource.Label(Words.text("ui.demo.label.you"), Event.Verdict.ACCEPTED);
            case Decision.Refused _ ->
                new ShownSource.Label(Words.text("ui.demo.label.not-you"), Event.Verdict.REFUSED);
            case Decision.Undecided _ ->
                new ShownSource.Label(Words.text("ui.demo.label.looking"), Event.Verdict.PENDING);
        };
    }

    private boolean isNews(Decision decision, Observation seen) {
        if (seen.subject().isEmpty()) return false;
        return trackOf(seen) != track || decision instanceof Accept != verdict instanceof Accept;
    }

    private static long trackOf(Observation seen) {
        return seen.subject().map(Subject::face).map(TrackedFace::track).orElse(-1L);
    }

    private static Attempt report(Verification verification, Decision decision, long milliseconds) {
        var match = Optional.ofNullable(verification.lastMatch());
        return new Attempt(
                Words.text("ui.demo.who.camera"),
                true,
                match.map(Match::distance).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                match.map(Match::fmr).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                decision instanceof Accept,
                decision instanceof Decision.Refused(var reason) ? "refusal." + reason : "",
                milliseconds);
    }
}
