package org.semblance.service;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.embed.Embedding;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.recognition.Enrolment;
import org.semblance.recognition.Enrolment.Outcome;
import org.semblance.store.AuditEntry;
import org.semblance.store.StoreException;

/// Stores a new face. Until its last step nothing is stored, whatever interrupts it.
final class FaceEnrolment {
    private final Equipment equipment;

    FaceEnrolment(Equipment equipment) {
        this.equipment = equipment;
    }

    Answer enroll(Request.Enroll request, Consumer<Event> events)
            throws CameraException, ModelException, StoreException, InterruptedException {
        refuseTakenName(request);
        var recognition = equipment.recognition();
        String camera;
        Outcome outcome;
        try (var source = equipment.cameras().open(request.camera())) {
            camera = source.identity().id();
            outcome = new Enrolment(recognition.tables()).run(source, recognition, guidance -> {
                events.accept(new Event.Progress(guidance.fraction()));
                events.accept(new Event.Hint("hint." + guidance.advice()));
            });
        }
        return switch (outcome) {
            case Outcome.Refused(var reason) ->
                new Failed(Problem.CANNOT_CHECK, Words.text("enrolment.refused"), Words.text("refusal." + reason));
            case Outcome.Complete(var references) -> store(request, references, camera);
        };
    }

    private void refuseTakenName(Request.Enroll request) throws StoreException {
        for (var face : equipment.store().faces(request.user())) {
            if (face.name().equals(request.face())) {
                throw new StoreException.FaceExists(request.user(), request.face());
            }
        }
    }

    private Answer store(Request.Enroll request, List<Embedding> references, String camera)
            throws StoreException, ModelException {
        var store = equipment.store();
        var recognition = equipment.recognition();
        var others = store.galleries(recognition.modelId()).stream()
                .filter(gallery -> !gallery.user().equals(request.user()))
                .toList();
        var known = Enrolment.knownAs(references, others, recognition.tables());
        if (known.isPresent() && !request.force()) {
            return new Failed(
                    Problem.CANNOT_CHECK,
                    Words.text("enrolment.known", known.get()),
                    Words.text("enrolment.known.remedy"));
        }
        var now = Instant.now();
        var face = store.addFace(request.user(), request.face(), camera, references, now);
        store.append(new AuditEntry(now, request.user(), "ENROLLED", "", camera));
        return new Answer.Enrolled(face.user(), face.name(), face.references());
    }
}
