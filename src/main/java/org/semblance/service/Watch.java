package org.semblance.service;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
/// touches
/// something, for as long as the policy says, and keeps the camera closed otherwise.
final class Watch {
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final int MOST_RETRIES = 6;

    private final Equipment equipment;
    private final LockoutBook lockouts;
    private final FaceVerification verification;
    private final String user;
    private final CameraChoice camera;
    private final Consumer<Event> events;
    private final BlockingQueue<SessionEvent> heard = new LinkedBlockingQueue<>();
    private final AfterLock afterLock = new AfterLock();
    private volatile boolean disturbed;
    private boolean locked;
    private boolean asleep;
    private boolean openedByUs;
    private int retries;
    private long wakeUpNanos = Long.MAX_VALUE;

    Watch(Equipment equipment, LockoutBook lockouts, String user, CameraChoice camera, Consumer<Event> events) {
        this.equipment = equipment;
        this.lockouts = lockouts;
        this.verification = new FaceVerification(equipment, lockouts);
        this.user = user;
        this.camera = camera;
        this.events = events;
    }

    /// Runs until the thread is interrupted.
    ///
    /// @throws SessionException when there is no session to watch
    void run() throws SessionException, ModelException, StoreException, InterruptedException {
        equipment.recognition(); // open before it is needed
        try (var session = equipment.session(user)) {
            session.listen(this::hear);
            if (session.isLocked()) heard.add(new SessionEvent.Locked(false));
            else say(WatchState.WATCHING);
            while (true) step(session);
        }
    }

    /// On the session's thread. What a look in progress must know at once is told here.
    private void hear(SessionEvent event) {
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
        heard.add(event);
        if (disturbs(event)) disturbed = true;
    }

    /// Whether a look under way must end for it, and waits until it has been reacted to.
    private static boolean disturbs(SessionEvent event) {
        return switch (event) {
            case SessionEvent.Locked(var byHand) -> byHand;
            case SessionEvent.Unlocked _, SessionEvent.Sleeping _, SessionEvent.Lost _ -> true;
            case SessionEvent.Input _, SessionEvent.Idle _, SessionEvent.Woke _, SessionEvent.Found _ -> false;
        };
    }

    private void step(SessionLock session) throws InterruptedException {
        var wait = wakeUpNanos == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, wakeUpNanos - System.nanoTime());
        var event = heard.poll(wait, TimeUnit.NANOSECONDS);
        wakeUpNanos = Long.MAX_VALUE;
        try {
            if (event == null) look(session);
            else react(event, session);
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

    private void react(SessionEvent event, SessionLock session)
            throws CameraException, ModelException, StoreException, SessionException, InterruptedException {
        switch (event) {
            case SessionEvent.Locked _ -> {
                locked = true;
                openedByUs = false;
                begin(session);
            }
            case SessionEvent.Unlocked _ -> unlocked();
            case SessionEvent.Sleeping _ -> {
                asleep = true;
                say(WatchState.SLEEPING);
            }
            case SessionEvent.Woke _ -> {
                asleep = false;
                begin(session);
            }
            case SessionEvent.Input _ -> begin(session);
            case SessionEvent.Lost _ -> say(WatchState.NO_SESSION);
            case SessionEvent.Found _ -> {
                locked = session.isLocked();
                if (!locked) say(WatchState.WATCHING);
                begin(session);
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

    private void begin(SessionLock session)
            throws CameraException, ModelException, StoreException, SessionException, InterruptedException {
        retries = 0;
        look(session);
    }

    private void look(SessionLock session)
            throws CameraException, ModelException, StoreException, SessionException, InterruptedException {
        if (!locked || asleep) return;
        disturbed = false;
        if (heard.stream().anyMatch(Watch::disturbs)) return;
        if (!afterLock.mayOpen()) {
            waitUntilGone();
            return;
        }
        var attempted = verification.attempt(user, camera, () -> disturbed, events);
        retries = 0;
        if (disturbed && !(attempted.decision() instanceof Accept)) return;
        switch (attempted.decision()) {
            case Accept accept -> open(session, accept, attempted);
            case Decision.Refused(var reason) -> refused(reason, attempted);
            case Decision.Undecided _ -> throw new IllegalStateException("an attempt ended undecided");
        }
    }

    private void open(SessionLock session, Accept accept, FaceVerification.Attempted attempted)
            throws SessionException, StoreException {
        if (disturbed || !afterLock.mayOpen()) return;
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
            new Departure(afterLock, equipment.recognition()).watch(source, () -> disturbed);
        }
        if (!disturbed) say(WatchState.LOCKED, afterLock.mayOpen() ? "" : "refusal." + Refusal.STILL_THERE, "");
    }

    private void cameraFailed(CameraException e) {
        if (disturbed) return;
        say(e instanceof CameraException.Busy ? WatchState.CAMERA_BUSY : WatchState.NO_CAMERA, "", e.getMessage());
        if (retries < MOST_RETRIES) {
            wakeUpNanos = System.nanoTime() + FIRST_RETRY.toNanos() * (1L << retries++);
        }
    }

    private void say(WatchState state) {
        say(state, "", "");
    }

    private void say(WatchState state, String reason, String detail) {
        events.accept(new Event.State("state." + state, reason, detail));
    }
}
