package org.semblance.service;

import java.security.SecureRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameSource;
import org.semblance.decide.Accept;
import org.semblance.decide.Decision;
import org.semblance.decide.Refusal;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.policy.PolicyException;
import org.semblance.policy.Rules;
import org.semblance.recognition.Recognition;
import org.semblance.recognition.Verification;
import org.semblance.store.StoreException;

/// One attempt with everything around it: the lockout before it, the record after it.
final class FaceVerification {
    /// How an attempt ended, and which camera was looked through, "" for none.
    record Attempted(Decision decision, String camera) {
        Attempted(Refusal refusal) {
            this(new Decision.Refused(refusal), "");
        }

        /// Whether it counts towards the lockout.
        boolean isFailure() {
            return decision instanceof Decision.Refused(var reason) && reason.isFailure();
        }
    }

    private final Equipment equipment;
    private final String asker;
    private final Equipment.CameraOpener cameras;
    private final LockoutBook lockouts;
    private final CameraTrust trust;
    private final Diary diary;

    /// @param asker what asks, as the history calls it
    /// @param cameras how they are opened, by whoever it is for
    FaceVerification(SemblanceService service, String asker, Equipment.CameraOpener cameras) {
        this.equipment = service.equipment();
        this.asker = asker;
        this.cameras = cameras;
        this.lockouts = service.lockouts();
        this.trust = service.trust();
        this.diary = service.diary();
    }

    Answer verify(Request.Verify request, Consumer<Event> events)
            throws CameraException, ModelException, StoreException, PolicyException, InterruptedException {
        var started = System.nanoTime();
        var attempted = attempt(request.user(), request.camera(), equipment.rules(request.user()), () -> false, events);
        var answer = answer(request.user(), attempted.decision(), started);
        record(request.user(), attempted, Happening.ACCEPTED);
        return answer;
    }

    /// The same person as was just looked at? Counts for nothing and is remembered nowhere.
    Answer tryIt(Request.Try request, LookedFace looked, Consumer<Event> events)
            throws CameraException, ModelException, PolicyException, InterruptedException {
        var recognition = equipment.recognition();
        var verification = new Verification(
                looked.gallery(),
                recognition.tables(),
                equipment.rules(request.user()).policy());
        var started = System.nanoTime();
        Decision decision;
        try (var source = new ShownCamera(
                cameras.open(CameraRule.apply(equipment.rules(request.user()), request.camera())), events)) {
            decision = verification.run(source, recognition, seen -> {
                events.accept(new Event.Hint("hint." + seen.advice()));
                source.show(seen, Event.Verdict.PENDING);
            });
        }
        return answer(request.user(), decision, started);
    }

    static Answer answer(String user, Decision decision, long started) {
        var milliseconds = (System.nanoTime() - started) / 1_000_000;
        return switch (decision) {
            case Accept _ -> new Answer.Verified(user, true, "", milliseconds);
            case Decision.Refused(var reason) -> new Answer.Verified(user, false, "refusal." + reason, milliseconds);
            case Decision.Undecided _ -> throw new IllegalStateException("an attempt ended undecided");
        };
    }

    /// Looks until there is a decision, which is never undecided. The camera is closed when this returns.
    /// Nothing is written, see [#record], unless the camera fails after a face was compared.
    ///
    /// @param stop asked at every frame; a stopped attempt is refused with what is known by then
    Attempted attempt(String user, CameraChoice choice, Rules rules, BooleanSupplier stop, Consumer<Event> events)
            throws CameraException, ModelException, StoreException, InterruptedException {
        return attempt(user, choice, rules, false, stop, events);
    }

    /// The same.
    ///
    /// @param challenged the person has to turn their head as they are asked, by hints among the events
    Attempted attempt(
            String user,
            CameraChoice choice,
            Rules rules,
            boolean challenged,
            BooleanSupplier stop,
            Consumer<Event> events)
            throws CameraException, ModelException, StoreException, InterruptedException {
        if (!lockouts.remaining(user).isZero()) return new Attempted(Refusal.LOCKED_OUT);
        var recognition = equipment.recognition();
        var gallery = equipment.store().gallery(user, recognition.modelId());
        if (gallery.isEmpty()) return new Attempted(Refusal.NOT_ENROLLED);
        var tables = recognition.tables();
        var verification = challenged
                ? Verification.challenging(gallery, tables, rules.policy(), new SecureRandom())
                : new Verification(gallery, tables, rules.policy());
        try (var source = new StoppableSource(cameras.open(CameraRule.apply(rules, choice)), stop)) {
            if (!trust.isTrusted(gallery, source.identity())) {
                trust.refused(user, source.identity());
                return new Attempted(
                        new Decision.Refused(Refusal.NEW_CAMERA),
                        source.identity().id());
            }
            events.accept(new Event.State("state." + WatchState.LOOKING, "", ""));
            var decision = look(user, verification, source, recognition, events);
            return new Attempted(decision, source.identity().id());
        }
    }

    /// Whoever pulls the camera out before the no must not get looks for free.
    private Decision look(
            String user, Verification verification, FrameSource source, Recognition recognition, Consumer<Event> events)
            throws CameraException, ModelException, StoreException, InterruptedException {
        try {
            return verification.run(
                    source, recognition, seen -> events.accept(new Event.Hint("hint." + verification.advice(seen))));
        } catch (CameraException e) {
            var soFar = new Attempted(verification.giveUp(), source.identity().id());
            if (soFar.isFailure()) record(user, soFar, Happening.ACCEPTED);
            throw e;
        }
    }

    /// Counts a failure, or forgives earlier ones, and writes the history.
    ///
    /// @param yes what an accept was good for
    void record(String user, Attempted attempted, Happening yes) throws StoreException {
        switch (attempted.decision()) {
            case Accept _ -> {
                lockouts.succeeded(user);
                trust.faceAccepted(user);
                diary.write(user, yes, attempted.camera(), asker);
            }
            case Decision.Refused(var reason) -> {
                if (reason.isFailure()) lockouts.failed(user);
                diary.refused(user, reason, attempted.camera(), asker);
            }
            case Decision.Undecided _ -> throw new IllegalStateException("an attempt ended undecided");
        }
    }
}
