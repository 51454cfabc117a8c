package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.service.EnrolledStore.FACE;
import static org.semblance.service.EnrolledStore.OWNER;
import static org.semblance.service.EnrolledStore.USER;
import static org.semblance.service.TestRoom.ask;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.CameraException;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Request;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;

/// What the resident watch does where the user or a policy wants something else than what is shipped.
class WatchRulesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private TestRoom room;

    private void open(InstantSource clock) throws Exception {
        room = TestRoom.withTheOwnerEnrolled(folder, clock);
        room.watch();
    }

    private void open() throws Exception {
        open(now::get);
        room.await("WATCHING");
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private Answer asAnn(Request request) throws InterruptedException {
        try (var ann = room.ann()) {
            return ask(ann, request);
        }
    }

    private void set(String name, String value) throws Exception {
        assertEquals(new Answer.Done(), asAnn(new Request.ChangeSetting(USER, name, value)));
    }

    private void pause(Duration length) throws Exception {
        assertEquals(new Answer.Done(), asAnn(new Request.Pause(USER, length)));
    }

    private void assertNobodyLooked() throws Exception {
        room.settle();
        assertEquals(0, room.timesOpened());
        assertTrue(room.session.opened.isEmpty());
    }

    @Test
    void aWatchThatIsStoppedWhileItLooksForItsSessionDoesNotBeginAgain() throws Exception {
        room = TestRoom.withTheOwnerEnrolled(folder);
        var tries = new AtomicInteger();
        var looking = new CountDownLatch(1);
        room.finding(_ -> {
            if (tries.incrementAndGet() > 1) return room.session.again();
            looking.countDown();
            throw untilInterrupted();
        });
        var watch = new Watch(room.service, USER, CameraChoice.DEFAULT, _ -> {});
        room.service.thread().start(watch, () -> watch.startPatiently(Duration.ZERO));
        looking.await();
        watch.stop();
        room.settle();
        assertEquals(1, tries.get());
    }

    /// What a desktop that does not answer comes to when nobody waits for it any longer.
    private static SessionException untilInterrupted() {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts it down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SessionException(e, SessionFlaw.INTERRUPTED);
        }
    }

    @Test
    void onlyTheFirstUnlockOfAllIsNews() throws Exception {
        open();
        for (var line : List.of("UNLOCKED notice.FIRST_UNLOCK", "UNLOCKED")) {
            room.next(Script.attempt(OWNER, 2, 90));
            room.session.lockedByIdleTime();
            room.await(line);
            room.await("WATCHING");
        }
    }

    @Test
    void whilePausedTheCameraStaysClosedAndAfterwardsItLooksAgain() throws Exception {
        open();
        pause(Duration.ofHours(1));
        room.await("PAUSED");
        room.session.lockedByIdleTime();
        room.session.tell(new SessionEvent.Input());
        assertNobodyLooked();
        now.set(NOON.plus(Duration.ofHours(1)));
        room.next(Script.attempt(OWNER, 2, 90));
        room.session.tell(new SessionEvent.Input());
        room.await("UNLOCKED notice.FIRST_UNLOCK");
    }

    @Test
    void aPauseEndsByItself() throws Exception {
        open(InstantSource.system());
        room.await("WATCHING");
        pause(Duration.ofSeconds(2));
        room.await("PAUSED");
        room.await("WATCHING");
    }

    @Test
    void aPauseOutlivesTheServiceAndCanBeEnded() throws Exception {
        open();
        pause(Duration.ofHours(1));
        room.await("PAUSED");
        room.close();
        room = TestRoom.again(folder, now::get);
        room.watch();
        room.await("PAUSED");
        pause(Duration.ZERO);
        room.await("WATCHING");
        assertInstanceOf(Answer.Failed.class, asAnn(new Request.Pause(USER, Duration.ofDays(30))));
    }

    @Test
    void doesNotLookAtTheLockWhereTheUserWantsATouch() throws Exception {
        open();
        set("unlock.lock", "false");
        room.session.lockedByIdleTime();
        room.await("LOCKED");
        assertNobodyLooked();
        room.next(Script.attempt(OWNER, 2, 90));
        room.session.tell(new SessionEvent.Input());
        room.await("UNLOCKED notice.FIRST_UNLOCK");
    }

    @Test
    void doesNotLookAtATouchOrAtWakingWhereTheUserWantsNeither() throws Exception {
        open();
        set("unlock.lock", "false");
        set("unlock.input", "false");
        set("unlock.wake", "false");
        room.session.lockedByIdleTime();
        room.session.tell(new SessionEvent.Input());
        room.session.tell(new SessionEvent.Sleeping());
        room.session.tell(new SessionEvent.Woke());
        room.await("SLEEPING");
        room.await("LOCKED");
        assertNobodyLooked();
    }

    @Test
    void locksWhenTheDesktopIsIdleAndNobodyIsThere() throws Exception {
        open();
        set("lock.away", "true");
        room.next(Script.emptyRoom(3, 200));
        room.session.tell(new SessionEvent.Idle());
        room.await("LOOKING");
        room.await("LOCKED");
        assertTrue(room.session.isLocked());
        var history = assertInstanceOf(Answer.History.class, asAnn(new Request.History(USER, 1)));
        assertEquals("history.LEFT", history.entries().getFirst().event());
        room.next(Script.attempt(OWNER, 2, 90));
        room.session.tell(new SessionEvent.Input());
        room.await("UNLOCKED notice.FIRST_UNLOCK");
    }

    @Test
    void doesNotLockWhileSomebodyIsThere() throws Exception {
        assertStaysOpen(() -> SyntheticClip.of(Script.sitting(OWNER, 2, 200)));
    }

    @Test
    void aDarkCameraLocksNothing() throws Exception {
        assertStaysOpen(() -> SyntheticClip.of(Script.black(200)));
    }

    @Test
    void aCameraThatIsBusyLocksNothing() throws Exception {
        assertStaysOpen(() -> {
            throw new CameraException.Busy("camera", "cheese (12)");
        });
    }

    @Test
    void aCameraThatIsPulledOutLocksNothing() throws Exception {
        assertStaysOpen(() -> new VanishingSource(SyntheticClip.of(Script.emptyRoom(3, 200)), 60));
    }

    private void assertStaysOpen(TestRoom.Plan plan) throws Exception {
        open();
        set("lock.away", "true");
        room.next(plan);
        room.session.tell(new SessionEvent.Idle());
        room.await("LOOKING");
        room.await("WATCHING");
        assertFalse(room.session.isLocked());
    }

    @Test
    void asShippedAnIdleDesktopIsNotLookedAt() throws Exception {
        open();
        room.session.tell(new SessionEvent.Idle());
        assertNobodyLooked();
    }

    @Test
    void anUnusablePolicyTurnsFaceUnlockOffAndSaysSo() throws Exception {
        open();
        Files.createDirectory(folder.resolve("policy.d"));
        Files.writeString(folder.resolve("policy.d").resolve("10-site.toml"), "fmr = often\n");
        room.session.lockedByIdleTime();
        room.await("NO_POLICY");
        assertNobodyLooked();
        var failed = assertInstanceOf(Answer.Failed.class, asAnn(new Request.Verify(USER, CameraChoice.DEFAULT)));
        assertTrue(failed.message().contains("10-site.toml"), failed.toString());
        var doctor = assertInstanceOf(Answer.Checks.class, asAnn(new Request.Doctor(USER, CameraChoice.DEFAULT)));
        assertTrue(doctor.checks().stream()
                .anyMatch(check -> check.name().equals("policy") && check.level() == Answer.Level.FAILED));
    }

    @Test
    void whatAPolicyFixesTheUserSeesAndCannotChange() throws Exception {
        open();
        Files.createDirectory(folder.resolve("policy.d"));
        Files.writeString(folder.resolve("policy.d").resolve("10-site.toml"), "fmr = 1e-5\nunlock.input = false\n");
        var settings = assertInstanceOf(Answer.Settings.class, asAnn(new Request.Settings(USER)));
        assertEquals(
                List.of(
                        new Answer.Setting("camera", "", List.of(""), false, ""),
                        new Answer.Setting("fmr", "1e-5", List.of("1e-5", "1e-6"), false, ""),
                        new Answer.Setting("unlock.lock", "true", List.of("true", "false"), false, ""),
                        new Answer.Setting("unlock.input", "false", List.of("false"), true, "10-site.toml"),
                        new Answer.Setting("unlock.wake", "true", List.of("true", "false"), false, ""),
                        new Answer.Setting("lock.away", "false", List.of("true", "false"), false, "")),
                settings.settings());
        assertRefused("unlock.input is fixed by the policy file 10-site.toml.", "unlock.input", "true");
        assertRefused("fmr can be one of these: 1e-5, 1e-6", "fmr", "1e-4");
        assertRefused("There is no setting unlock.", "unlock", "true");
        set("fmr", "1e-6");
        assertEquals("fmr = 1e-6\n", Files.readString(folder.resolve("settings.toml")));
    }

    private void assertRefused(String message, String name, String value) throws Exception {
        var answer = asAnn(new Request.ChangeSetting(USER, name, value));
        assertEquals(message, assertInstanceOf(Answer.Failed.class, answer).message());
    }

    @Test
    void saysWhenTheLastFaceIsGone() throws Exception {
        open();
        assertEquals(new Answer.Done(), asAnn(new Request.RemoveFace(USER, FACE)));
        room.await("NOT_ENROLLED");
    }
}
