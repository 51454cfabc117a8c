package org.semblance.service;

import java.util.function.Consumer;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.service.guard.Ground;
import org.semblance.service.guard.Guards;
import org.semblance.service.guard.Inquiry;
import org.semblance.store.StoreException;

/// Answers the PAM module: yes or no, after the guards have been heard.
final class Authentication {
    /// Has something done with the camera.
    @FunctionalInterface
    interface Lender {
        Answer withCamera(Errand.Work work, Consumer<Event> events) throws InterruptedException;
    }

    private final SemblanceService service;
    private final Lender cameras;

    Authentication(SemblanceService service, Lender cameras) {
        this.service = service;
        this.cameras = cameras;
    }

    Answer answer(Request.Authenticate asked) throws StoreException, InterruptedException {
        var objection = Guards.objection(new Inquiry(asked));
        if (objection.isPresent()) return refuse(asked, objection.get());
        var verification =
                new FaceVerification(service.equipment(), service.desk()::open, service.lockouts(), service.diary());
        var verify = new Request.Verify(asked.user(), CameraChoice.DEFAULT);
        return cameras.withCamera(relay -> verification.verify(verify, relay), _ -> {});
    }

    private Answer refuse(Request.Authenticate asked, Ground ground) throws StoreException {
        service.diary().guarded(asked.user(), ground);
        return Failures.of(
                Words.text("answer.guarded", ground.title(), Words.text(ground.key())), Words.text(ground.remedyKey()));
    }
}
