package org.semblance.service;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.decide.Accept;
import org.semblance.decide.AfterLock;
import org.semblance.decide.Decision;
import org.semblance.decide.Refusal;
import org.semblance.inference.ModelException;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionException;
import org.semblance.session.SessionLock;
import org.semblance.store.AuditEntry;
import org.semblance.store.StoreException;

/// Watches one session and opens it for its user. It looks when the screen locks, the machine wakes or somebody
/// touches something, for as long as the policy says, and keeps the camera closed otherwise.
///
/// What it hears becomes a task of the recognition thread, where all but the hearing happens.
final class Watch {
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final int MOST_RETRIES = 6;
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(30);

    private final Equipment equipment;
    private final RecognitionThread thread;
    private final CameraDesk desk;
    private final FaceVerification verification;
    private final LockoutBook lockouts;
    private final String user;
    private final CameraChoice camera;
    private final Consumer<Event> events;
    private final AfterLock afterLock = new AfterLock();
    /// Heard, not yet reacted to, and a reason to stop looking.
    private final AtomicInteger disturbances = new AtomicInteger();
    private volatile boolean locked;
    private volatile boolean stopped;
    private volatile SessionLock session;
    private boolean asleep;
    private boolean openedByUs;
    private Duration patience = Duration.ofSeconds(1);
    private int retries;
    private int steps;

    Watch(
            Equipment equipment,
            RecognitionThread thread,
            CameraDesk desk,
            LockoutBook lockouts,
            String user,
            CameraChoice camera,
            Consumer<Event> events) {
        this.equipment = equipment;
        this.thread = thread;
        this.desk = desk;
        this.lockouts = lockouts;
        this.verification = new FaceVerification(equipment, equipment.cameras(), lockouts);
        this.user = user;
        this.camera = camera;
        this.events = events;
    }

    /// On the recognition thread.
    ///
    /// @throws SessionException when there is no session to watch
    void start() throws SessionException, ModelException {
        equipment.recognition(); // open before it is needed
        var found = equipment.session(user);
        try {
            found.listen(this::hear);
            if (found.isLocked()) hear(new SessionEvent.Locked(false));
            else say(WatchState.WATCHING);
            session = found;
        } finally {
            if (session == null || stopped) found.close();
        }
    }

    /// The same, again and again until there is what it needs.
    void startPatiently() throws InterruptedException {
        step(this::start);
        if (session != null) return;
        thread.later(this, patience, this::startPatiently);
        patience = patience.compareTo(MOST_PATIENCE) < 0 ? patience.multipliedBy(2) : MOST_PATIENCE;
    }

    String user() {
        return user;
    }

    /// Ends it, an attempt under way included.
    void stop() {
        stopped = true;
        thread.takeBackAll(this);
        if (session != null) session.close();
    }

    /// On the session's thread. What a look in progress must know at once is told here.
    private void hear(SessionEvent event) {
        if (stopped) return;
        switch (event) {
            case SessionEvent.Locked(var byHand) -> {
                if (byHand) afterLock.lockedByHand(System.nanoTime());
            }
            case SessionEvent.Input _ -> afterLock.input(System.nanoTime());
            case SessionEvent.Woke _ -> afterLock.slept();
            case SessionEvent.Unlocked _,
                    SessionEvent.Sleeping _,
                    SessionEvent.Lost _,
                    SessionEvent.Idle _,
                    SessionEvent.Found _ -> {}
        }
        if (needsCamera(event)) desk.recall();
        var disturbs = disturbs(event);
        if (disturbs) disturbances.incrementAndGet();
        thread.start(this, () -> {
            if (disturbs) disturbances.decrementAndGet();
            step(() -> react(event));
        });
    }

    /// Whether a look under way must end for it, and waits until it has been reacted to.
    private static boolean disturbs(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Locked(var byHand) -> byHand;
            case SessionEvent.Unlocked _, SessionEvent.Sleeping _, SessionEvent.Lost _ -> true;
            case SessionEvent.Input _, SessionEvent.Idle _, SessionEvent.Woke _, SessionEvent.Found _ -> false;
        };
    }

    /// Whether somebody may stand before a locked screen.
    private boolean needsCamera(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Locked _ -> true;
            case SessionEvent.Input _, SessionEvent.Woke _ -> locked;
            case SessionEvent.Unlocked _,
                    SessionEvent.Sleeping _,
                    SessionEvent.Lost _,
                    SessionEvent.Idle _,
                    SessionEvent.Found _ -> false;
        };
    }

    private boolean isDisturbed() {
        return stopped || disturbances.get() > 0;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws CameraException, ModelException, StoreException, SessionException, InterruptedException;
    }

    private void step(Step step) throws InterruptedException {
        steps++;
        try {
            step.run();
        } catch (CameraException e) {
            cameraFailed(e);
        } catch (ModelException e) {
            say(WatchState.NO_MODEL, "", e.getMessage());
        } catch (StoreException e) {
            say(WatchState.NO_STORE, "", e.getMessage());
        } catch (SessionException e) {
            say(WatchState.NO_SESSION, "", e.getMessage());
        }
    }

    private void react(SessionEvent event)
            throws CameraException, ModelException, StoreException, SessionException, InterruptedException {
        switch (event) {
            case SessionEvent.Locked _ -> {
                locked = true;
                openedByUs = false;
                begin();
            }
            case SessionEvent.Unlocked _ -> unlocked();
            case SessionEvent.Sleeping _ -> {
                asleep = true;
                say(WatchState.SLEEPING);
            }
            case SessionEvent.Woke _ -> {
                asleep = false;
                begin();
            }
            case SessionEvent.Input _ -> begin();
            case SessionEvent.Lost _ -> say(WatchState.NO_SESSION);
            case SessionEvent.Found _ -> {
                locked = session.isLocked();
                if (!locked) say(WatchState.WATCHING);
                begin();
            }
            case SessionEvent.Idle _ -> {}
        }
    }

    private void unlocked() throws StoreException {
        var byPassword = locked && !openedByUs;
        locked = false;
        openedByUs = false;
        afterLock.unlocked();
        if (byPassword) lockouts.passwordUsed(user);
        say(WatchState.WATCHING);
    }

    private void begin()
            throws CameraException, ModelException, StoreException, SessionException, InterruptedException {
        retries = 0;
        look();
    }

    private void look() throws CameraException, ModelException, StoreException, SessionException, InterruptedException {
        if (!locked || asleep || isDisturbed()) return;
        if (!afterLock.mayOpen()) {
            waitUntilGone();
            return;
        }
        var attempted = verification.attempt(user, camera, this::isDisturbed, events);
        retries = 0;
        if (isDisturbed() && !(attempted.decision() instanceof Accept)) return;
        switch (attempted.decision()) {
            case Accept accept -> open(accept, attempted);
            case Decision.Refused(var reason) -> refused(reason, attempted);
            case Decision.Undecided _ -> throw new IllegalStateException("an attempt ended undecided");
        }
    }

    private void open(Accept accept, FaceVerification.Attempted attempted) throws SessionException, StoreException {
        if (isDisturbed() || !afterLock.mayOpen()) return;
        openedByUs = true;
        try {
            session.unlock(accept);
        } catch (SessionException e) {
            openedByUs = false;
            throw e;
        }
        say(WatchState.UNLOCKED);
        verification.record(user, attempted);
        equipment.store().append(new AuditEntry(Instant.now(), user, "UNLOCKED", "", attempted.camera()));
    }

    private void refused(Refusal reason, FaceVerification.Attempted attempted) throws StoreException {
        if (reason == Refusal.LOCKED_OUT || reason == Refusal.NOT_ENROLLED) {
            say(reason == Refusal.LOCKED_OUT ? WatchState.LOCKED_OUT : WatchState.NOT_ENROLLED);
            return;
        }
        say(WatchState.LOCKED, "refusal." + reason, "");
        verification.record(user, attempted);
    }

    /// After a lock by hand: sees whether the face leaves, for as long as leaving matters.
    private void waitUntilGone() throws CameraException, ModelException, InterruptedException {
        say(WatchState.WAITING_TO_LEAVE);
        try (var source = equipment.cameras().open(camera)) {
            new Departure(afterLock, equipment.recognition()).watch(source, this::isDisturbed);
        }
        if (!isDisturbed()) say(WatchState.LOCKED, afterLock.mayOpen() ? "" : "refusal." + Refusal.STILL_THERE, "");
    }

    /// Tries again in a while, unless something happens before.
    private void cameraFailed(CameraException e) {
        if (isDisturbed()) return;
        say(e instanceof CameraException.Busy ? WatchState.CAMERA_BUSY : WatchState.NO_CAMERA, "", e.getMessage());
        if (retries == MOST_RETRIES) return;
        var now = steps;
        thread.later(this, FIRST_RETRY.multipliedBy(1L << retries++), () -> {
            if (steps == now) step(this::look);
        });
    }

    private void say(WatchState state) {
        say(state, "", "");
    }

    private void say(WatchState state, String reason, String detail) {
        events.accept(new Event.State("state." + state, reason, detail));
    }
}
