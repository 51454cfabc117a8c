package org.semblance.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.semblance.camera.CameraException;
import org.semblance.cli.CommandFailure;
import org.semblance.cli.DemoReport;
import org.semblance.cli.DemoReport.Attempt;
import org.semblance.decide.Accept;
import org.semblance.decide.Decision;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.match.Gallery;
import org.semblance.policy.Policy;
import org.semblance.recognition.Recognition;
import org.semblance.recognition.Verification;
import org.semblance.store.StoreException;

/// The owner enrolls, three strangers try, the owner comes back in other light. With a window it plays at the
/// pace of life, else as fast as it goes.
record StoryDemo(DemoScreen screen, Recognition recognition, ThrowAwayStore store) {
    private record Act(String person, boolean owner) {}

    private static final String OWNER = "person-01";
    private static final List<Act> ACTS = List.of(
            new Act("person-02", false),
            new Act("person-03", false),
            new Act("person-05", false),
            new Act(OWNER, true));
    private static final int SEED = 7;
    private static final double ENROLMENT_SHARE = 0.6;
    private static final int FRAMES = 5 * Script.FRAMES_PER_SECOND;
    private static final int APPLAUSE_FRAMES = (int) (1.5 * Script.FRAMES_PER_SECOND);
    private static final int LINGER_SECONDS = 30;

    DemoReport run() throws CameraException, ModelException, StoreException, CommandFailure, InterruptedException {
        screen.caption(Words.text("ui.demo.caption.enrolling"));
        var gallery = enroll();
        var attempts = new ArrayList<Attempt>();
        for (var act : ACTS) {
            var attempt = attempt(gallery, act);
            if (screen.isClosed()) throw Demo.closedEarly();
            attempts.add(attempt);
            screen.progress(ENROLMENT_SHARE + (1 - ENROLMENT_SHARE) * attempts.size() / ACTS.size());
        }
        var report = new DemoReport(attempts);
        screen.caption(Words.text(report.isAsExpected() ? "ui.demo.caption.expected" : "ui.demo.caption.surprise"));
        screen.linger(LINGER_SECONDS);
        return report;
    }

    private Gallery enroll()
            throws CameraException, ModelException, StoreException, CommandFailure, InterruptedException {
        var script = Script.enrolment(SyntheticPerson.bundled(OWNER), SEED);
        try (var source = play(script)) {
            var frames = new int[1];
            return new DemoEnrolment(screen, recognition, store)
                    .run(source, _ -> screen.progress(ENROLMENT_SHARE * ++frames[0] / script.length()));
        }
    }

    private Attempt attempt(Gallery gallery, Act act) throws CameraException, ModelException, InterruptedException {
        var number = ACTS.indexOf(act) + 1;
        var who = act.owner() ? Words.text("ui.demo.who.owner") : Words.text("ui.demo.who.stranger", number);
        screen.caption(Words.text(act.owner() ? "ui.demo.caption.owner" : "ui.demo.caption.stranger"));
        var looking = new ShownSource.Label(Words.text("ui.demo.label.looking"), Event.Verdict.PENDING);
        var verification = new Verification(gallery, recognition.tables(), Policy.DEFAULT);
        try (var source = play(Script.attempt(SyntheticPerson.bundled(act.person()), SEED + number, FRAMES))) {
            var started = System.nanoTime();
            var decision = verification.run(source, recognition, seen -> source.show(seen, looking));
            var milliseconds = (System.nanoTime() - started) / 1_000_000;
            var attempt = report(who, act.owner(), decision, verification, milliseconds);
            if (screen.isClosed()) return attempt;
            screen.row(attempt);
            applaud(source, attempt.accepted());
            return attempt;
        }
    }

    private static Attempt report(
            String who, boolean owner, Decision decision, Verification verification, long milliseconds) {
        var match = verification.lastMatch();
        return new Attempt(
                who,
                owner,
                match == null ? OptionalDouble.empty() : OptionalDouble.of(match.distance()),
                match == null ? OptionalDouble.empty() : OptionalDouble.of(match.fmr()),
                decision instanceof Accept,
                decision instanceof Decision.Refused(var reason) ? "refusal." + reason : "",
                milliseconds);
    }

    /// Shows the verdict long enough to be seen.
    private void applaud(ShownSource source, boolean accepted)
            throws CameraException, ModelException, InterruptedException {
        if (!screen.hasWindow()) return;
        var label = accepted
                ? new ShownSource.Label(Words.text("ui.demo.label.accepted"), Event.Verdict.ACCEPTED)
                : new ShownSource.Label(Words.text("ui.demo.label.refused"), Event.Verdict.REFUSED);
        for (var n = 0; n < APPLAUSE_FRAMES; n++) {
            var next = source.next(Duration.ofSeconds(1));
            if (next.isEmpty()) return;
            try (var frame = next.get()) {
                source.show(recognition.observe(frame), label);
            }
        }
    }

    private ShownSource play(Script script) {
        return new ShownSource(screen.hasWindow() ? SyntheticClip.paced(script) : SyntheticClip.of(script), screen);
    }
}
