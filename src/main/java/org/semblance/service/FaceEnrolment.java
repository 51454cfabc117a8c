package org.semblance.service;

import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.policy.PolicyException;
import org.semblance.recognition.Enrolment;
import org.semblance.recognition.Enrolment.Guidance;
import org.semblance.recognition.Enrolment.Outcome;
import org.semblance.store.StoreException;

/// A new face in two steps: it is looked at, and it is kept. Before the second nothing is stored, whatever happens.
record FaceEnrolment(Equipment equipment, Diary diary) {

    /// @param hold is handed what was taken
    Answer look(Request.Look request, Equipment.CameraOpener cameras, Consumer<Event> events, Consumer<LookedFace> hold)
            throws CameraException, ModelException, PolicyException, InterruptedException {
        var choice = CameraRule.apply(equipment.rules(request.user()), request.camera());
        var recognition = equipment.recognition();
        String camera;
        Outcome outcome;
        try (var source = new ShownCamera(cameras.open(choice), events)) {
            camera = source.identity().id();
            outcome = new Enrolment(recognition.tables()).run(source, recognition, guidance -> {
                tell(guidance, events);
                source.show(guidance.observation(), Event.Verdict.PENDING);
            });
        }
        return switch (outcome) {
            case Outcome.Refused(var reason) ->
                Failures.of(Words.text("enrolment.refused"), Words.text("refusal." + reason));
            case Outcome.Complete(var references) -> {
                hold.accept(new LookedFace(request.user(), camera, references, recognition.tables()));
                yield new Answer.Looked(references.size());
            }
        };
    }

    private static void tell(Guidance guidance, Consumer<Event> events) {
        events.accept(new Event.Progress(guidance.fraction()));
        events.accept(new Event.Poses(guidance.poses().stream()
                .map(pose -> new Event.Pose("pose." + pose.goal(), pose.fraction(), pose.needed()))
                .toList()));
        events.accept(new Event.Hint("hint." + guidance.advice()));
    }

    void refuseTakenName(String user, String name) throws StoreException {
        for (var face : equipment.store().faces(user)) {
            if (face.name().equals(name)) throw new StoreException.FaceExists(user, name);
        }
    }

    /// @param looked of the same user
    Answer keep(Request.Keep request, LookedFace looked) throws StoreException {
        refuseTakenName(request.user(), request.face());
        var store = equipment.store();
        var others = store.galleries(looked.modelId()).stream()
                .filter(gallery -> !gallery.user().equals(request.user()))
                .toList();
        var known = Enrolment.knownAs(looked.references(), others, looked.tables());
        if (known.isPresent() && !request.force()) {
            return new Answer.Failed(
                    Answer.Problem.KNOWN_FACE,
                    Words.text("enrolment.known", known.get()),
                    Words.text("enrolment.known.remedy"));
        }
        var now = diary.clock().instant();
        var face = store.addFace(request.user(), request.face(), looked.camera(), looked.references(), now);
        diary.write(request.user(), Happening.ENROLLED, looked.camera());
        return new Answer.Enrolled(face.user(), face.name(), face.references());
    }
}
