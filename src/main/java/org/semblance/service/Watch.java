package org.semblance.service;

import java.time.Duration;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.decide.Accept;
import org.semblance.decide.AfterLock;
import org.semblance.decide.Decision;
import org.semblance.decide.Refusal;
import org.semblance.inference.ModelException;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.policy.PolicyException;
import org.semblance.policy.Setting;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionException;
import org.semblance.session.SessionLock;
import org.semblance.store.StoreException;

/// Watches one session and opens it for its user. It looks when the screen locks, the machine wakes or somebody
/// touches something, as the rules say, for as long as they say, and keeps the camera closed otherwise. Everything
/// but [#stop] happens on the recognition thread.
final class Watch {
    /// What the history calls it.
    static final String SERVICE = "screen";

    private static final Duration MOST_PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final int MOST_RETRIES = 6;

    private final SemblanceService service;
    private final Equipment equipment;
    private final FaceVerification verification;
    private final String user;
    private final CameraChoice camera;
    private final Consumer<Event> events;
    private final Standing standing;
    private final Hearing hearing;
    private final Attendance attendance;
    private final PauseEnd pauseEnd;
    private final AfterLock afterLock = new AfterLock();
    private volatile SessionLock session;
    private volatile boolean stopped;
    /// The screen opened while a look went on.
    private volatile boolean openedMeanwhile;
    private boolean locked;
    private boolean asleep;
    /// Another session is in front, and the camera is its user's.
    private boolean background;
    private boolean openedByUs;
    private int retries;
    private int steps;

    Watch(SemblanceService service, String user, CameraChoice camera, Consumer<Event> events) {
        this.service = service;
        this.equipment = service.equipment();
        this.verification = new FaceVerification(service, SERVICE, service.cameras());
        this.user = user;
        this.camera = camera;
        this.events = events;
        this.standing = new Standing(service, user);
        this.pauseEnd = new PauseEnd(service, this, user);
        this.attendance = new Attendance(service, user);
        this.hearing =
                new Hearing(service.thread(), service.desk(), this, afterLock, event -> step(() -> react(event)));
    }

    /// @throws SessionException when there is no session to watch
    void start() throws SessionException, ModelException, StoreException, PolicyException, InterruptedException {
        if (stopped || session != null) return;
        equipment.recognition(); // open before it is needed
        var found = equipment.session(user);
        try {
            found.listen(this::hear);
            attendance.begin(found);
            if (!found.isInForeground()) hearing.hear(new SessionEvent.Background());
            if (found.isLocked())
                hearing.hear(new SessionEvent.Locked(service.handLocks().isByHand(user)));
            else rest();
            session = found;
        } finally {
            if (session == null || stopped) found.close();
        }
    }

    /// On the session's own thread.
    private void hear(SessionEvent event) {
        if (event instanceof SessionEvent.Unlocked) openedMeanwhile = true;
        hearing.hear(event);
    }

    /// The same, again and again until there is what it needs.
    void startPatiently(Duration patience) throws InterruptedException {
        step(this::start);
        if (stopped || session != null) return;
        var longer = patience.multipliedBy(2);
        service.thread()
                .later(
                        this,
                        patience,
                        () -> startPatiently(longer.compareTo(MOST_PATIENCE) < 0 ? longer : MOST_PATIENCE));
    }

    /// Ends it, an attempt under way included.
    void stop() {
        stopped = true;
        hearing.stop();
        service.thread().takeBackAll(this);
        if (session != null) session.close();
        attendance.end();
    }

    /// Locks now, and knows that it was by hand. Any thread may call it.
    ///
    /// @return false when there is no session yet
    boolean lock() throws SessionException {
        if (session == null) return false;
        session.lock();
        return true;
    }

    /// Whether the desktop says that it is locked. Any thread may ask.
    boolean isLocked() {
        try {
            return session != null && session.isLocked();
        } catch (SessionException _) {
            return false; // to be on the safe side
        }
    }

    /// Somebody touched something that the session does not tell of: the prompt of a locker.
    void touch() {
        afterLock.input(System.nanoTime());
    }

    /// Whether a lock by hand keeps the screen closed to a face.
    boolean mayOpen() {
        return afterLock.mayOpen();
    }

    /// Somebody changed what the rest state depends on: a pause, the faces. A pause also ends a look.
    void changed() {
        hearing.interject(() -> step(() -> {
            if (session != null) rest();
        }));
    }

    @FunctionalInterface
    private interface Step {
        void run()
                throws CameraException, ModelException, StoreException, SessionException, PolicyException,
                        InterruptedException;
    }

    private void step(Step step) throws InterruptedException {
        steps++;
        try {
            step.run();
        } catch (CameraException e) {
            cameraFailed(e);
        } catch (ModelException | StoreException | SessionException | PolicyException e) {
            events.accept(Standing.without(e));
        }
    }

    private void react(SessionEvent event)
            throws CameraException, ModelException, StoreException, SessionException, PolicyException,
                    InterruptedException {
        if (session == null) return; // it was lost while it was found
        attendance.hear(event, locked, hearing.isLeaving());
        switch (event) {
            case SessionEvent.Locked _ -> {
                locked = true;
                openedByUs = false;
                if (hearing.isLeaving()) rest();
                else lookIf(Setting.UNLOCK_LOCK);
            }
            case SessionEvent.Unlocked _ -> unlocked();
            case SessionEvent.Sleeping _ -> {
                asleep = true;
                say(WatchState.SLEEPING);
            }
            case SessionEvent.Woke _ -> {
                asleep = false;
                lookIf(Setting.UNLOCK_WAKE);
            }
            case SessionEvent.Input _ -> {
                if (locked) lookIf(Setting.UNLOCK_INPUT);
            }
            case SessionEvent.Background _, SessionEvent.Foreground _ -> {
                background = event instanceof SessionEvent.Background;
                if (background) rest();
            }
            case SessionEvent.Idle _ -> lockIfAway();
            case SessionEvent.Lost _ -> say(WatchState.NO_SESSION);
            case SessionEvent.Found _ -> {
                locked = session.isLocked();
                attendance.begin(session);
                lookIf(Setting.UNLOCK_LOCK);
            }
        }
    }

    private void unlocked() throws StoreException, PolicyException, InterruptedException {
        var byPassword = locked && !openedByUs;
        locked = false;
        openedByUs = false;
        afterLock.unlocked();
        attendance.opened(byPassword);
        rest();
    }

    private void lookIf(Setting wanted)
            throws CameraException, ModelException, StoreException, SessionException, PolicyException,
                    InterruptedException {
        retries = 0;
        if (locked && !background && equipment.rules(user).isOn(wanted)) look();
        else rest();
    }

    private void look()
            throws CameraException, ModelException, StoreException, SessionException, PolicyException,
                    InterruptedException {
        if (!locked || asleep || background || hearing.isDisturbed()) return;
        if (service.pauses().end(user).isPresent()) {
            rest();
            return;
        }
        var rules = equipment.rules(user);
        var passwordFirst = attendance.passwordFirst(rules, camera);
        if (passwordFirst.isPresent()) {
            say(WatchState.PASSWORD_FIRST, "refusal." + passwordFirst.get(), "");
            return;
        }
        if (!afterLock.mayOpen()) {
            waitUntilGone();
            return;
        }
        openedMeanwhile = false;
        var attempted = verification.attempt(user, camera, rules, hearing::isDisturbed, events);
        retries = 0;
        if (hearing.isDisturbed() && !(attempted.decision() instanceof Accept)) {
            brokenOff(attempted);
            return;
        }
        switch (attempted.decision()) {
            case Accept accept -> open(accept, attempted);
            case Decision.Refused(var reason) -> refused(reason, attempted);
            case Decision.Undecided _ -> throw new IllegalStateException("an attempt ended undecided");
        }
    }

    /// Whoever switches away, or sends the machine to sleep, before the no must not get looks for free. The owner
    /// who types the password meanwhile fails nothing.
    private void brokenOff(FaceVerification.Attempted attempted) throws StoreException {
        if (stopped || openedMeanwhile || !attempted.isFailure()) return;
        verification.record(user, attempted, Happening.UNLOCKED);
    }

    private void open(Accept accept, FaceVerification.Attempted attempted) throws SessionException, StoreException {
        if (hearing.isDisturbed() || !afterLock.mayOpen()) return;
        // a desktop that answers too late opens all the same, and for the face: only the next lock ends that
        service.lastPasswords().faceAccepted(user, false);
        openedByUs = true;
        try {
            session.unlock(accept);
        } catch (SessionException e) {
            verification.record(user, attempted, Happening.ACCEPTED);
            throw e;
        }
        say(WatchState.UNLOCKED, new FirstUnlock(equipment).notice(user), "");
        verification.record(user, attempted, Happening.UNLOCKED);
    }

    private void refused(Refusal reason, FaceVerification.Attempted attempted) throws StoreException {
        if (reason == Refusal.LOCKED_OUT || reason == Refusal.NOT_ENROLLED) {
            say(reason == Refusal.LOCKED_OUT ? WatchState.LOCKED_OUT : WatchState.NOT_ENROLLED);
            return;
        }
        say(WatchState.LOCKED, "refusal." + reason, "");
        verification.record(user, attempted, Happening.UNLOCKED);
    }

    /// After a lock by hand: sees whether the face leaves, for as long as leaving matters.
    private void waitUntilGone() throws CameraException, ModelException, PolicyException, InterruptedException {
        say(WatchState.WAITING_TO_LEAVE);
        try (var source = service.cameras().open(CameraRule.apply(equipment.rules(user), camera))) {
            new Departure(afterLock, equipment.recognition()).watch(source, hearing::isDisturbed);
        }
        if (hearing.isDisturbed()) return;
        say(WatchState.LOCKED, afterLock.mayOpen() ? "" : "refusal." + Refusal.STILL_THERE, "");
    }

    /// The desktop turned idle.
    private void lockIfAway()
            throws ModelException, StoreException, SessionException, PolicyException, InterruptedException {
        var rules = equipment.rules(user);
        if (locked || asleep || background || hearing.isSomebodyThere() || !rules.isOn(Setting.LOCK_AWAY)) return;
        if (service.pauses().end(user).isPresent()) return;
        say(WatchState.LOOKING);
        if (new AwayLock(service, hearing, user, camera).lock(session, rules)) return;
        if (!hearing.isDisturbed()) rest();
    }

    /// Tries again in a while, unless something happens before.
    private void cameraFailed(CameraException e) {
        if (hearing.isDisturbed()) return;
        say(
                e instanceof CameraException.Busy ? WatchState.CAMERA_BUSY : WatchState.NO_CAMERA,
                "",
                Failures.of(e).message());
        if (retries == MOST_RETRIES) return;
        var now = steps;
        service.thread().later(this, FIRST_RETRY.multipliedBy(1L << retries++), () -> {
            if (steps == now) step(this::look);
        });
    }

    private void rest() throws StoreException, PolicyException, InterruptedException {
        events.accept(standing.now(locked));
        pauseEnd.await(() -> step(this::rest));
    }

    private void say(WatchState state) {
        say(state, "", "");
    }

    private void say(WatchState state, String reason, String detail) {
        events.accept(new Event.State("state." + state, reason, detail));
    }
}
