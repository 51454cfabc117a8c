package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.service.EnrolledStore.OWNER;
import static org.semblance.service.EnrolledStore.STRANGER;
import static org.semblance.service.EnrolledStore.USER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraIdentity;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameSource;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;
import org.semblance.session.SessionEvent;
import org.semblance.store.Store;

/// The watch with real networks and a real store, before synthetic people, in a session that the test plays.
class WatchTest {
    /// Frames in which a stranger is compared, too few for a no.
    private static final int MOST_OF_A_LOOK = 12;

    @TempDir
    private Path folder;

    private final FakeSession session = new FakeSession();
    private final Queue<CameraPlan> plans = new ArrayDeque<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final AtomicInteger openCameras = new AtomicInteger();
    private Semblance service;
    private Store store;
    private Thread watching;

    @FunctionalInterface
    private interface CameraPlan {
        FrameSource open() throws CameraException;
    }

    @BeforeEach
    void startWatching() throws Exception {
        EnrolledStore.copyTo(folder);
        var equipment = new Equipment(
                EnrolledStore::recognition,
                () -> store = EnrolledStore.place(folder).openWithKeyFile(),
                _ -> session,
                _ -> open(),
                List::of,
                EnrolledStore.rulebook(folder));
        service = SemblanceService.alone(equipment);
        watching = Thread.ofPlatform().name("recognition").start(() -> {
            try {
                said.add("answer " + service.ask(new Request.Watch(USER, CameraChoice.DEFAULT), this::hear));
            } catch (InterruptedException e) {
                said.add("interrupted");
            }
        });
        await("state.WATCHING ");
    }

    @AfterEach
    void stopWatching() throws Exception {
        watching.interrupt();
        watching.join();
        service.close();
        assertEquals(0, openCameras.get(), "a camera stayed open");
    }

    @Test
    void opensTheScreenOfItsUser() throws Exception {
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        session.lockedByIdleTime();
        await("state.LOOKING ");
        awaitStart("state.UNLOCKED");
        assertEquals(USER, session.opened.poll(60, TimeUnit.SECONDS));
        await("state.WATCHING ");
    }

    @Test
    void theDesktopGoingIdleRightAfterTheLockKeepsItFromNothing() throws Exception {
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        session.lockedByIdleTime();
        session.tell(new SessionEvent.Idle());
        awaitStart("state.UNLOCKED");
    }

    @Test
    void staysLockedForAStrangerAndCountsIt() throws Exception {
        plans.add(() -> SyntheticClip.of(Script.attempt(STRANGER, 2, 90)));
        session.lockedByIdleTime();
        await("state.LOCKED refusal.NOT_THIS_PERSON");
        assertStillLocked();
        awaitFailures(1);
    }

    @Test
    void inTheBackgroundItLeavesTheCameraToTheSessionInFront() throws Exception {
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        session.tell(new SessionEvent.Background());
        session.lockedByIdleTime();
        await("state.LOCKED ");
        session.tell(new SessionEvent.Woke());
        await("state.LOCKED ");
        assertEquals(1, plans.size(), "nobody looked");
        session.tell(new SessionEvent.Foreground());
        session.tell(new SessionEvent.Input());
        awaitStart("state.UNLOCKED");
    }

    @Test
    void whenAnotherSessionComesInFrontALookEnds() throws Exception {
        plans.add(() -> SyntheticClip.looping(Script.emptyRoom(3, 90)));
        session.lockedByIdleTime();
        await("state.LOOKING ");
        session.tell(new SessionEvent.Background());
        await("state.LOCKED ");
        assertStillLocked();
    }

    @Test
    void aStrangerWhoSwitchesAwayBeforeTheNoHasFailed() throws Exception {
        strangerWhoTells(new SessionEvent.Background());
        await("state.LOCKED ");
        assertStillLocked();
        awaitFailures(1);
    }

    @Test
    void aStrangerWhoSendsTheMachineToSleepBeforeTheNoHasFailed() throws Exception {
        strangerWhoTells(new SessionEvent.Sleeping());
        await("state.SLEEPING ");
        assertStillLocked();
        awaitFailures(1);
    }

    @Test
    void aStrangerWhoPullsTheCameraOutBeforeTheNoHasFailed() throws Exception {
        plans.add(() -> new VanishingSource(SyntheticClip.of(Script.sitting(STRANGER, 2, 90)), MOST_OF_A_LOOK));
        session.lockedByIdleTime();
        awaitStart("state.NO_CAMERA");
        assertStillLocked();
        awaitFailures(1);
        assertEquals(1, refusals());
    }

    @Test
    void theOwnerWhoTypesWhileItLooksHasNotFailed() throws Exception {
        plans.add(() -> new TellingSource(
                SyntheticClip.of(Script.sitting(STRANGER, 2, 90)), MOST_OF_A_LOOK, session::openedByPassword));
        session.lockedByIdleTime();
        await("state.LOOKING ");
        await("state.WATCHING ");
        assertEquals(0, refusals());
    }

    private void strangerWhoTells(SessionEvent event) {
        plans.add(() -> new TellingSource(
                SyntheticClip.of(Script.sitting(STRANGER, 2, 90)), MOST_OF_A_LOOK, () -> session.tell(event)));
        session.lockedByIdleTime();
    }

    private long refusals() throws Exception {
        return store.history(USER, 20).stream()
                .filter(entry -> entry.event().equals(Happening.REFUSED.name()))
                .count();
    }

    @Test
    void anEmptyRoomIsNoFailure() throws Exception {
        plans.add(() -> SyntheticClip.of(Script.emptyRoom(3, 90)));
        session.lockedByIdleTime();
        await("state.LOCKED refusal.NO_FACE");
        assertStillLocked();
        awaitFailures(0);
    }

    @Test
    void aCoveredCameraIsDark() throws Exception {
        plans.add(() -> SyntheticClip.of(Script.black(90)));
        session.lockedByIdleTime();
        await("state.LOCKED refusal.DARK");
        assertStillLocked();
    }

    @Test
    void aFrozenPictureOfTheOwnerIsNotAlive() throws Exception {
        plans.add(() -> SyntheticClip.of(Script.frozen(OWNER, 2, 90)));
        session.lockedByIdleTime();
        await("state.LOCKED refusal.NOT_ALIVE");
        assertStillLocked();
        awaitFailures(1);
    }

    @Test
    void looksAgainWhenALostCameraIsBack() throws Exception {
        plans.add(() -> new VanishingSource(SyntheticClip.of(Script.attempt(STRANGER, 2, 90)), 1));
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        session.lockedByIdleTime();
        awaitStart("state.NO_CAMERA");
        awaitStart("state.UNLOCKED");
    }

    @Test
    void saysThatAnotherProgramUsesTheCamera() throws Exception {
        plans.add(() -> {
            throw new CameraException.Busy("camera", "cheese (12)");
        });
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        session.lockedByIdleTime();
        await("state.CAMERA_BUSY camera is in use by cheese (12)");
        awaitStart("state.UNLOCKED");
    }

    @Test
    void afterALockByHandTheFaceThatIsStillThereOpensNothing() throws Exception {
        plans.add(() -> SyntheticClip.of(Script.sitting(OWNER, 2, 60)));
        session.lock();
        await("state.WAITING_TO_LEAVE ");
        await("state.LOCKED refusal.STILL_THERE");
        assertStillLocked();
    }

    @Test
    void afterALockByHandTheFaceOpensItOnceItHasLeftAndComeBack() throws Exception {
        plans.add(() -> SyntheticClip.of(Script.sitting(OWNER, 2, 30).then(Script.emptyRoom(2, 120))));
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        session.lock();
        await("state.WAITING_TO_LEAVE ");
        await("state.LOCKED ");
        assertStillLocked();
        session.tell(new SessionEvent.Input());
        awaitStart("state.UNLOCKED");
    }

    @Test
    void aHandOverTheLensIsNotLeaving() throws Exception {
        plans.add(() -> SyntheticClip.of(Script.sitting(OWNER, 2, 30).then(Script.black(120))));
        session.lock();
        await("state.LOCKED refusal.STILL_THERE");
        assertStillLocked();
    }

    @Test
    void aLockByHandInTheMiddleOfALookEndsIt() throws Exception {
        plans.add(() -> new TellingSource(SyntheticClip.of(Script.attempt(OWNER, 2, 90)), 0, session::lock));
        plans.add(() -> SyntheticClip.of(Script.sitting(OWNER, 2, 30)));
        session.lockedByIdleTime();
        await("state.WAITING_TO_LEAVE ");
        await("state.LOCKED refusal.STILL_THERE");
        assertStillLocked();
    }

    @Test
    void sleepEndsALookAndWakingBeginsOne() throws Exception {
        plans.add(() -> new TellingSource(
                SyntheticClip.of(Script.attempt(OWNER, 2, 90)), 0, () -> session.tell(new SessionEvent.Sleeping())));
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        session.lockedByIdleTime();
        await("state.SLEEPING ");
        assertStillLocked();
        session.tell(new SessionEvent.Woke());
        awaitStart("state.UNLOCKED");
    }

    @Test
    void goesOnAfterTheDesktopServiceRestarted() throws Exception {
        session.tell(new SessionEvent.Lost());
        await("state.NO_SESSION ");
        session.lockedByIdleTime();
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        session.tell(new SessionEvent.Found());
        awaitStart("state.UNLOCKED");
    }

    @Test
    void fiveStrangersLockTheFaceOutAndThePasswordForgives() throws Exception {
        for (var i = 0; i < 5; i++) {
            plans.add(() -> SyntheticClip.of(Script.attempt(STRANGER, 2, 40)));
            if (i == 0) session.lockedByIdleTime();
            else session.tell(new SessionEvent.Input());
            await("state.LOCKED refusal.NOT_THIS_PERSON");
        }
        session.tell(new SessionEvent.Input());
        await("state.LOCKED_OUT ");
        session.openedByPassword();
        await("state.WATCHING ");
        awaitFailures(0);
    }

    @Test
    void aDesktopThatDoesNotAnswerLeavesTheScreenLocked() throws Exception {
        session.breakDown();
        plans.add(() -> SyntheticClip.of(Script.attempt(OWNER, 2, 90)));
        session.lockedByIdleTime();
        awaitStart("state.NO_SESSION");
        assertStillLocked();
    }

    private void assertStillLocked() {
        assertTrue(session.isLocked());
        assertTrue(session.opened.isEmpty(), "opened for " + session.opened);
    }

    /// A line that says so is written before the failure is: what is read is what a restarted service would read.
    private void awaitFailures(int expected) throws Exception {
        session.tell(new SessionEvent.Lost());
        await("state.NO_SESSION ");
        assertEquals(expected, store.lockout(USER).failures());
    }

    private void await(String line) throws InterruptedException {
        awaitStart(line, true);
    }

    private void awaitStart(String start) throws InterruptedException {
        awaitStart(start, false);
    }

    private void awaitStart(String start, boolean whole) throws InterruptedException {
        var heard = new StringBuilder();
        while (true) {
            var line = said.poll(60, TimeUnit.SECONDS);
            if (line == null) throw new AssertionError("waited for \"" + start + "\", heard " + heard);
            if (whole ? line.equals(start) : line.startsWith(start)) return;
            heard.append(line).append("; ");
        }
    }

    private void hear(Event event) {
        if (event instanceof Event.State state) said.add(state.key() + " " + state.reason() + state.detail());
    }

    private FrameSource open() throws CameraException {
        var plan = plans.poll();
        if (plan == null) throw new CameraException.NotFound("none", List.of());
        return new CountedSource(plan.open(), openCameras);
    }

    /// Does something before one of its frames.
    private record TellingSource(FrameSource source, int number, Runnable then) implements FrameSource {
        @Override
        public CameraIdentity identity() {
            return source.identity();
        }

        @Override
        public Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
            var frame = source.next(timeout);
            if (frame.isPresent() && frame.get().sequence() == number) then.run();
            return frame;
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
