package org.semblance.service;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.semblance.camera.CameraException;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;
import org.semblance.ipc.Words;
import org.semblance.policy.PolicyException;
import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// One client's conversation. What needs the camera or the networks runs on the recognition thread, one client's
/// request at a time; the rest runs on the client's own thread and waits for nobody.
final class Conversation implements Semblance {
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(2);

    private final SemblanceService service;
    private final Caller caller;
    private final Rights rights;
    private final LoginGrant grant;
    private LookedFace held;
    private boolean closed;

    Conversation(SemblanceService service, Caller caller, Rights rights) {
        this.service = service;
        this.caller = caller;
        this.rights = rights;
        this.grant = new LoginGrant(caller, System::nanoTime);
    }

    @Override
    public Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
        if (service.isEnded()) return Failures.serviceEnded();
        var refused = rights.refuse(request);
        if (refused.isPresent()) return refused.get();
        try {
            return Failures.answering(() -> answer(request, events));
        } catch (IllegalStateException e) {
            if (!service.isEnded()) throw e;
            return Failures.serviceEnded(); // it ended under the request's hands
        }
    }

    private Answer answer(Request request, Consumer<Event> events)
            throws CameraException, ModelException, StoreException, SessionException, PolicyException,
                    InterruptedException {
        var equipment = service.equipment();
        var let = grant.take();
        return switch (request) {
            case Request.Look look -> withCamera(relay -> look(look, relay), events);
            case Request.Keep keep -> keep(keep);
            case Request.Enroll enroll -> enroll(enroll, events);
            case Request.Try tries -> withCamera(relay -> tryIt(tries, relay), events);
            case Request.Preview preview -> withCamera(relay -> preview(preview, relay), events);
            case Request.Verify verify -> withCamera(relay -> verification().verify(verify, relay), events);
            case Request.Authenticate asked ->
                grant.hear(asked, new Authentication(service, caller, this::withGuardedCamera).answer(asked, events));
            case Request.PasswordTyped(var program) -> new TypedPassword(service, caller).hear(program);
            case Request.KeepPassword(var user, var password) ->
                service.passwords().keep(user, password);
            case Request.ForgetPassword(var user, var outdated) ->
                service.passwords().forget(user, outdated);
            case Request.ReleasePassword(var user) -> release(user, let);
            case Request.Keyring(var user) -> service.passwords().status(user);
            case Request.Why why -> new Explanation(service, caller).of(why);
            case Request.Doctor(var user, var camera) ->
                doctor(user, camera, events).examine(user, events);
            case Request.Status(var user) -> new StatusReport(service).of(user);
            case Request.Watch(var user, var camera) -> service.watchHere(user, camera, events);
            case Request.Attend(var user) -> service.questions().attend(user, caller, events);
            case Request.AnswerQuestion answer -> service.questions().answer(answer, caller);
            case Request.Follow(var user) -> service.follow(user, events);
            case Request.Lock(var user) -> lock(user);
            case Request.ListFaces(var user) -> faces().list(user);
            case Request.RenameFace(var user, var face, var newName) -> faces().rename(user, face, newName);
            case Request.RemoveFace(var user, var face) -> remove(user, face);
            case Request.ListCameras _ -> CameraReport.of(equipment.listCameras());
            case Request.ListTrust(var user) -> new TrustList(equipment, service.trust()).list(user);
            case Request.ForgetCamera(var user, var camera) ->
                new TrustList(equipment, service.trust()).forget(user, camera);
            case Request.Pause(var user, var length) -> pause(user, length);
            case Request.History(var user, var count) -> service.diary().read(user, count);
            case Request.Settings(var user) -> new SettingList(equipment).list(user);
            case Request.ChangeSetting change -> new SettingList(equipment).change(change);
        };
    }

    private Answer withCamera(Errand.Work work, Consumer<Event> events) throws InterruptedException {
        return withCamera(work, events, rights::absence);
    }

    /// For what asks by itself where the person sits.
    private Answer withGuardedCamera(Errand.Work work, Consumer<Event> events) throws InterruptedException {
        return withCamera(work, events, Optional::empty);
    }

    private Answer withCamera(Errand.Work work, Consumer<Event> events, Supplier<Optional<Answer.Failed>> absence)
            throws InterruptedException {
        var desk = service.desk();
        var holder = desk.lend(caller.user(), absence);
        if (holder.isPresent()) {
            return Failures.of(Words.text("answer.camera-lent", holder.get()), Words.text("answer.camera-lent.remedy"));
        }
        try {
            var answer = new Errand(service.thread(), this).run(work, events);
            return desk.ending().map(Answer.class::cast).orElse(answer);
        } finally {
            desk.giveBack();
        }
    }

    private Answer release(String user, Optional<String> letIn) throws StoreException, PolicyException {
        if (letIn.filter(user::equals).isPresent()
                && service.lockouts().remaining(user).isZero()) {
            return service.passwords().release(user);
        }
        return Failures.of(Words.text("keyring.not-now"), "");
    }

    private Answer enroll(Request.Enroll request, Consumer<Event> events) throws StoreException, InterruptedException {
        enrolment().refuseTakenName(request.user(), request.face());
        var look = new Request.Look(request.user(), request.camera());
        var answer = withCamera(relay -> look(look, relay), events);
        if (!(answer instanceof Answer.Looked)) return answer;
        return keep(new Request.Keep(request.user(), request.face(), request.force()));
    }

    private Answer look(Request.Look request, Consumer<Event> events)
            throws CameraException, ModelException, PolicyException, InterruptedException {
        forget();
        return enrolment().look(request, service.desk()::open, events, this::hold);
    }

    private Answer keep(Request.Keep request) throws StoreException {
        var looked = looked(request.user());
        if (looked.isEmpty()) return notLooked();
        var answer = enrolment().keep(request, looked.get());
        if (answer instanceof Answer.Enrolled) {
            forget();
            service.watchOf(request.user()).ifPresent(Watch::changed);
        }
        return answer;
    }

    private Answer tryIt(Request.Try request, Consumer<Event> events)
            throws CameraException, ModelException, PolicyException, InterruptedException {
        var looked = looked(request.user());
        return looked.isEmpty() ? notLooked() : verification().tryIt(request, looked.get(), events);
    }

    private Answer preview(Request.Preview request, Consumer<Event> events)
            throws CameraException, ModelException, PolicyException, InterruptedException {
        var choice = CameraRule.apply(service.equipment().rules(request.user()), request.camera());
        var recognition = service.equipment().recognition();
        recognition.forget();
        try (var source = new ShownCamera(service.desk().open(choice), events)) {
            for (var next = source.next(FRAME_TIMEOUT); next.isPresent(); next = source.next(FRAME_TIMEOUT)) {
                try (var frame = next.get()) {
                    source.show(recognition.observe(frame), Event.Verdict.PENDING);
                }
            }
        }
        return new Answer.Done();
    }

    private FaceEnrolment enrolment() {
        return new FaceEnrolment(service.equipment(), service.diary());
    }

    private FaceVerification verification() {
        return new FaceVerification(service, "verify", service.desk()::open);
    }

    private static Answer notLooked() {
        return new Answer.Failed(
                Answer.Problem.USAGE, Words.text("enrolment.nothing"), Words.text("enrolment.nothing.remedy"));
    }

    private synchronized Optional<LookedFace> looked(String user) {
        return Optional.ofNullable(held).filter(face -> face.user().equals(user));
    }

    private synchronized void hold(LookedFace looked) {
        held = looked;
        if (closed) forget();
    }

    private synchronized void forget() {
        if (held != null) held.wipe();
        held = null;
    }

    private FaceList faces() {
        return new FaceList(service.equipment(), service.diary());
    }

    private Answer remove(String user, String face) throws StoreException {
        var answer = faces().remove(user, face);
        service.watchOf(user).ifPresent(Watch::changed);
        return answer;
    }

    private Answer lock(String user) throws SessionException {
        var watch = service.watchOf(user);
        if (watch.isPresent() && watch.get().lock()) return new Answer.Done();
        try (var session = service.equipment().session(user)) {
            session.lock();
        }
        return new Answer.Done();
    }

    private Answer pause(String user, Duration length) throws StoreException {
        if (length.isNegative() || length.compareTo(Pauses.LONGEST) > 0) {
            return new Answer.Failed(
                    Answer.Problem.USAGE, Words.text("answer.pause-length"), Words.text("answer.pause-length.remedy"));
        }
        service.pauses().pause(user, length);
        service.diary().writeSome(user, length.isZero() ? Happening.RESUMED : Happening.PAUSED);
        service.watchOf(user).ifPresent(Watch::changed);
        return new Answer.Done();
    }

    private Doctor doctor(String user, CameraChoice choice, Consumer<Event> events) {
        var networks = new NetworkInquiry(service.equipment(), service.thread());
        var camera = ruled(user, choice);
        return new Doctor(
                service.equipment(),
                networks,
                check -> withCamera(_ -> check.of(service.desk().open(camera)), events),
                service.passwords());
    }

    /// The doctor looks even where nothing is allowed.
    private CameraChoice ruled(String user, CameraChoice choice) {
        try {
            return CameraRule.apply(service.equipment().rules(user), choice);
        } catch (PolicyException _) {
            return choice;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        service.thread().takeBackAll(this);
        forget();
    }
}
