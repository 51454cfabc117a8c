package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<String> CHALLENGE =
            Set.of("hint.CHALLENGE_LEFT", "hint.CHALLENGE_RIGHT", "hint.CHALLENGE_BACK");

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

    /// @param events what the person is to do meanwhile
    Answer answer(Request.Authenticate said, Consumer<Event> events)
            throws StoreException, PolicyException, SessionException, InterruptedException {
        var asked = Around.known(caller, said);
        service.passwords().obeyPolicy();
        var inquiry = inquiry(asked);
        var objection = Guards.first(inquiry);
        if (objection.isEmpty()) return look(asked, inquiry, prompting(events));
        if (objection.get().ground() != Ground.CONFIRMATION || !mayAskBack(inquiry)) {
            return refuse(asked, objection.get());
        }
        return askBack(asked.agreed(), events);
    }

    private Inquiry inquiry(Request.Authenticate asked) throws StoreException, PolicyException {
        var rules = service.equipment().rules(asked.user());
        return new Inquiry(asked, rules, Around.of(service, caller, asked, rules, true));
    }

    /// Only who is root already can make others so; and before a login there is no tray.
    private boolean mayAskBack(Inquiry inquiry) {
        return inquiry.purpose() == Purpose.ELEVATION && caller.process().uid() == 0;
    }

    /// Has the tray ask, where nothing else speaks against it. What was so before the answer is asked again
    /// after it.
    private Answer askBack(Request.Authenticate asked, Consumer<Event> events)
            throws StoreException, PolicyException, SessionException, InterruptedException {
        var objection = Guards.first(inquiry(asked));
        if (objection.isPresent()) return refuse(asked, objection.get());
        var process = asked.process();
        var programs = ProcessTable.KERNEL.lineage(process);
        try (var dialog = service.questions()
                .ask(asked.user(), asked.service(), programs, ProcessTable.KERNEL.terminal(process))) {
            events.accept(new Event.Hint("hint.CONFIRM"));
            var reply = dialog.reply();
            if (reply != Questions.Reply.AGREED) return unconfirmed(asked, reply);
            var inquiry = inquiry(asked);
            objection = Guards.first(inquiry);
            if (objection.isPresent()) return refuse(asked, objection.get());
            var answer = look(asked, inquiry, prompting(events).andThen(dialog::tell));
            if (answer instanceof Answer.Verified said && said.accepted()) dialog.accepted();
            return answer;
        }
    }

    /// A program that asks again at once does not bother the person again.
    private Answer unconfirmed(Request.Authenticate asked, Questions.Reply reply) throws StoreException {
        var answer = refuse(asked, new Objection(Ground.CONFIRMATION, Words.text(reply.key())));
        if (reply == Questions.Reply.REFUSED || reply == Questions.Reply.SILENT) {
            service.oneScan().remember(caller.user(), asked, answer);
        }
        return answer;
    }

    /// At a prompt nothing is said but what has to be done.
    private static Consumer<Event> prompting(Consumer<Event> module) {
        return event -> {
            if (event instanceof Event.Hint(var key) && CHALLENGE.contains(key)) module.accept(event);
        };
    }

    private Answer look(Request.Authenticate asked, Inquiry inquiry, Consumer<Event> events)
            throws SessionException, InterruptedException {
        var camera = inquiry.requiredCamera();
        var rules = rulesFor(inquiry.purpose(), inquiry.rules());
        var challenged = inquiry.wantsChallenge();
        var answer = lender.withCamera(told -> look(asked, rules, camera, challenged, told), events);
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

    private Answer look(
            Request.Authenticate asked,
            Rules rules,
            Optional<CameraInfo> camera,
            boolean challenged,
            Consumer<Event> told)
            throws CameraException, ModelException, StoreException, PolicyException, InterruptedException {
        var user = asked.user();
        var started = System.nanoTime();
        var look = new PromptLook(System::nanoTime);
        var choice = camera.map(
                        info -> new CameraChoice(Optional.of(info.identity().id()), false, true))
                .orElse(CameraChoice.DEFAULT);
        var verification = new FaceVerification(service, asked.service(), wanted -> open(wanted, camera));
        try {
            var attempted = verification.attempt(user, choice, rules, challenged, look::isOver, event -> {
                look.hear(event);
                told.accept(event);
            });
            if (attempted.decision() instanceof Accept) {
                // a look takes up to 14 s: the session may be in the background by now, the lid closed, a pause begun
                var late = Guards.first(inquiry(asked));
                if (late.isPresent()) return refuse(asked, late.get());
                service.lastPasswords().faceAccepted(user, Purpose.of(asked.service()) == Purpose.LOGIN);
            }
            verification.record(user, attempted, Happening.ACCEPTED);
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
