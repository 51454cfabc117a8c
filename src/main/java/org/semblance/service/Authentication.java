package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraInfo;
import org.semblance.camera.FrameSource;
import org.semblance.decide.Accept;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.policy.PolicyException;
import org.semblance.policy.Rules;
import org.semblance.service.guard.Ground;
import org.semblance.service.guard.Guards;
import org.semblance.service.guard.Inquiry;
import org.semblance.service.guard.Objection;
import org.semblance.service.guard.Purpose;
import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// Answers the PAM module: yes or no, after the guards have been heard.
final class Authentication {
    /// The module waits for 5 s, camera and networks included.
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);

    /// Has something done with the camera.
    @FunctionalInterface
    interface Lender {
        Answer withCamera(Errand.Work work, Consumer<Event> events) throws InterruptedException;
    }

    private final SemblanceService service;
    private final Caller caller;
    private final Lender lender;

    Authentication(SemblanceService service, Caller caller, Lender lender) {
        this.service = service;
        this.caller = caller;
        this.lender = lender;
    }

    Answer answer(Request.Authenticate said)
            throws StoreException, PolicyException, SessionException, InterruptedException {
        var asked = Around.known(caller, said);
        var rules = service.equipment().rules(asked.user());
        service.passwords().obeyPolicy();
        var inquiry = new Inquiry(asked, rules, Around.of(service, caller, asked, rules, true));
        var objection = Guards.first(inquiry);
        if (objection.isPresent()) return refuse(asked, objection.get());
        var camera = inquiry.requiredCamera();
        var answer = lender.withCamera(_ -> look(asked, rulesFor(inquiry.purpose(), rules), camera), _ -> {});
        if (inquiry.purpose() != Purpose.SCREEN && answer instanceof Answer.Verified no && !no.accepted()) {
            service.oneScan().remember(caller.user(), asked, answer);
        }
        return answer;
    }

    private static Rules rulesFor(Purpose purpose, Rules rules) {
        var patient = rules.lookingAtMost(LONGEST_LOOK);
        return purpose == Purpose.SCREEN ? patient : patient.elevated();
    }

    private Answer refuse(Request.Authenticate asked, Objection objection) throws StoreException {
        var ground = objection.ground();
        service.diary().guarded(asked.user(), ground, asked.service());
        var earlier = service.oneScan().earlier(caller.user(), asked);
        if (ground == Ground.RERUN && earlier.isPresent()) return earlier.get();
        var message = Words.text("answer.guarded", ground.title(), Words.text(ground.key()));
        return Failures.of((message + " " + objection.detail()).strip(), Words.text(ground.remedyKey()));
    }

    private Answer look(Request.Authenticate asked, Rules rules, Optional<CameraInfo> camera)
            throws CameraException, ModelException, StoreException, InterruptedException {
        var user = asked.user();
        var started = System.nanoTime();
        var look = new PromptLook(System::nanoTime);
        var choice = camera.map(
                        info -> new CameraChoice(Optional.of(info.identity().id()), false, true))
                .orElse(CameraChoice.DEFAULT);
        var verification = new FaceVerification(service, wanted -> open(wanted, camera));
        try {
            var attempted = verification.attempt(user, choice, rules, look::isOver, look::hear);
            if (attempted.decision() instanceof Accept) {
                service.lastPasswords().faceAccepted(user, Purpose.of(asked.service()) == Purpose.LOGIN);
            }
            verification.record(user, attempted, Happening.ACCEPTED, asked.service());
            return FaceVerification.answer(user, attempted.decision(), started);
        } catch (InterruptedException e) {
            if (look.sawSomebody()) abandoned(asked);
            throw e;
        }
    }

    /// What was listed may have been swapped since.
    private FrameSource open(CameraChoice choice, Optional<CameraInfo> wanted)
            throws CameraException, InterruptedException {
        var source = service.desk().open(choice);
        if (wanted.isEmpty()
                || wanted.get().identity().id().equals(source.identity().id())) return source;
        source.close();
        throw new CameraException.Unplugged(wanted.get().identity().name());
    }

    /// Whoever hangs up before the no must not get looks for free.
    private void abandoned(Request.Authenticate asked) throws StoreException {
        service.lockouts().failed(asked.user());
        service.diary().write(asked.user(), Happening.ABANDONED, "", asked.service());
    }
}
