package org.semblance.launcher;

import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.cli.CommandFailure;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.match.Gallery;
import org.semblance.recognition.Enrolment;
import org.semblance.recognition.Enrolment.Guidance;
import org.semblance.recognition.Enrolment.Outcome;
import org.semblance.recognition.Recognition;
import org.semblance.store.StoreException;

/// The first act: somebody enrolls into the throw-away store.
record DemoEnrolment(DemoScreen screen, Recognition recognition, ThrowAwayStore store) {
    static final String OWNER = "owner";

    Gallery run(ShownSource source, Consumer<Guidance> guide)
            throws CameraException, ModelException, StoreException, CommandFailure, InterruptedException {
        var label = new ShownSource.Label(Words.text("ui.demo.label.enrolling"), Event.Verdict.PENDING);
        var outcome = new Enrolment(recognition.tables()).run(source, recognition, guidance -> {
            guide.accept(guidance);
            source.show(guidance.observation(), label);
        });
        if (screen.isClosed()) throw Demo.closedEarly();
        return switch (outcome) {
            case Outcome.Complete(var references) ->
                store.enroll(OWNER, source.identity().id(), references);
            case Outcome.Refused(var reason) ->
                throw new CommandFailure(new Failed(
                        Problem.CANNOT_CHECK, Words.text("enrolment.refused"), Words.text("refusal." + reason)));
        };
    }
}
