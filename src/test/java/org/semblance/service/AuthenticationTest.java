package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.service.EnrolledStore.OWNER;
import static org.semblance.service.EnrolledStore.STRANGER;
import static org.semblance.service.EnrolledStore.USER;
import static org.semblance.service.TestRoom.ask;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
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
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Request;

/// What the PAM module hears, with the real networks and a store on disk.
class AuthenticationTest {
    private static final Request SUDO = asked("sudo", true);
    private static final Request LOCKER = asked("i3lock", false);

    @TempDir
    private Path folder;

    private TestRoom room;

    @BeforeEach
    void open() throws Exception {
        room = TestRoom.withTheOwnerEnrolled(folder);
    }

    @AfterEach
    void close() throws Exception {
        room.close();
    }

    private static Request asked(String service, boolean confirmed) {
        return new Request.Authenticate(USER, service, "/dev/pts/3", "", false, confirmed, 17);
    }

    private Answer asAnn(Request request) throws InterruptedException {
        try (var ann = room.ann()) {
            return ask(ann, request);
        }
    }

    private void elevate() throws Exception {
        elevate("none");
    }

    private void elevate(String evidence) throws Exception {
        Files.createDirectory(folder.resolve("policy.d"));
        Files.writeString(
                folder.resolve("policy.d/10-site.toml"),
                "[elevation]\nservices = [\"sudo\"]\nevidence = \"" + evidence + "\"\n");
    }

    /// The person hears what the module would tell them.
    private Answer challenge(TurningPerson person) throws Exception {
        room.next(() -> person);
        try (var ann = room.ann()) {
            return ann.ask(SUDO, person);
        }
    }

    private void assertAnswered(String reason, Answer answer) {
        assertEquals(reason, assertInstanceOf(Answer.Verified.class, answer).reason());
    }

    private void assertRefusedBy(String guard, Answer answer) {
        var message = assertInstanceOf(Answer.Failed.class, answer).message();
        assertTrue(message.startsWith("Refused by the guard " + guard + "."), message);
    }

    private String lastEntry() throws InterruptedException {
        var history = assertInstanceOf(Answer.History.class, asAnn(new Request.History(USER, 1)));
        var entry = history.entries().getFirst();
        return (entry.event() + " " + entry.reason()).strip();
    }

    private int failures() throws InterruptedException {
        return assertInstanceOf(Answer.Status.class, asAnn(new Request.Status(USER)))
                .failures();
    }

    @Test
    void aLockerHearsYesForItsUserAndNoForAStranger() throws Exception {
        room.next(Script.attempt(STRANGER, 2, 60));
        assertAnswered("refusal.NOT_THIS_PERSON", asAnn(LOCKER));
        assertEquals(1, failures());
        room.next(Script.attempt(OWNER, 2, 60));
        assertAnswered("", asAnn(LOCKER));
        assertEquals("history.ACCEPTED", lastEntry());
        assertEquals(0, failures());
    }

    @Test
    void whatSpeaksAgainstItWhileItIsLookedAtIsHeardBeforeTheYes() throws Exception {
        room.next(() -> {
            room.switchAway();
            return SyntheticClip.of(Script.attempt(OWNER, 2, 60));
        });
        assertRefusedBy("inactive", asAnn(LOCKER));
        assertEquals(1, room.timesOpened());
        assertEquals("history.GUARDED guard.INACTIVE", lastEntry());
    }

    @Test
    void asShippedSudoIsRefusedAndTheCameraStaysClosed() throws Exception {
        room.next(Script.attempt(OWNER, 2, 60));
        assertRefusedBy("service", asAnn(SUDO));
        assertEquals(0, room.timesOpened());
        assertEquals("history.GUARDED guard.SERVICE", lastEntry());
    }

    @Test
    void aSudoThatIsTurnedOnTakesTheFaceOfWhoAgreed() throws Exception {
        elevate();
        assertRefusedBy("confirmation", asAnn(asked("sudo", false)));
        assertEquals(0, room.timesOpened());
        room.next(Script.attempt(OWNER, 2, 60));
        assertAnswered("", asAnn(SUDO));
    }

    @Test
    void aHeadThatTurnsAsItIsToldMakesRoot() throws Exception {
        elevate("challenge");
        assertAnswered("", challenge(new TurningPerson(OWNER, OWNER, 1)));
        assertEquals("history.ACCEPTED", lastEntry());
    }

    @Test
    void aHeadThatTurnsTheOtherWayIsAFailure() throws Exception {
        elevate("challenge");
        assertAnswered("refusal.NOT_TURNED", challenge(new TurningPerson(OWNER, OWNER, -1)));
        assertEquals(1, failures());
    }

    @Test
    void whoTakesTheUsersPlaceWhileTheHeadIsTurnedIsNotTheUser() throws Exception {
        elevate("challenge");
        var answer = assertInstanceOf(Answer.Verified.class, challenge(new TurningPerson(OWNER, STRANGER, 1)));
        assertTrue(List.of("refusal.NOT_THIS_PERSON", "refusal.NOT_TURNED").contains(answer.reason()), answer.reason());
        assertEquals(1, failures());
    }

    @Test
    void aStrangerIsNotEvenAskedToTurn() throws Exception {
        elevate("challenge");
        assertAnswered("refusal.NOT_THIS_PERSON", challenge(new TurningPerson(STRANGER, STRANGER, 1)));
    }

    @Test
    void oneSudoIsLookedAtOnce() throws Exception {
        elevate();
        room.next(Script.attempt(STRANGER, 2, 60));
        var no = asAnn(SUDO);
        assertAnswered("refusal.NOT_THIS_PERSON", no);
        room.next(Script.attempt(OWNER, 2, 60));
        assertEquals(no, asAnn(SUDO));
        assertEquals("history.GUARDED guard.RERUN", lastEntry());
        assertEquals(1, room.timesOpened());
        assertEquals(1, failures());
    }

    @Test
    void afterFiveStrangersNobodyIsLookedAt() throws Exception {
        for (var i = 0; i < 5; i++) {
            room.next(Script.attempt(STRANGER, 2, 60));
            assertAnswered("refusal.NOT_THIS_PERSON", asAnn(LOCKER));
        }
        assertAnswered("refusal.LOCKED_OUT", asAnn(LOCKER));
        assertEquals(5, room.timesOpened());
    }

    @Test
    void anEmptyRoomIsNoFailure() throws Exception {
        room.next(Script.emptyRoom(3, 60));
        assertAnswered("refusal.NO_FACE", asAnn(LOCKER));
        assertEquals(0, failures());
    }

    @Test
    void whileFaceUnlockRestsNobodyIsLookedAt() throws Exception {
        assertEquals(new Answer.Done(), asAnn(new Request.Pause(USER, Duration.ofHours(1))));
        assertRefusedBy("paused", asAnn(LOCKER));
    }

    @Test
    void aLockByHandIsNotOpenedByPressingAKeyAtOnce() throws Exception {
        room.watch();
        room.await("WATCHING");
        room.nextForEver(Script.sitting(OWNER, 2, 60));
        room.session.lock();
        room.await("WAITING_TO_LEAVE");
        assertRefusedBy("after-lock", asAnn(LOCKER));
        assertTrue(room.session.isLocked());
    }

    @Test
    void whoHangsUpBeforeTheNoHasFailed() throws Exception {
        var looking = new CountDownLatch(1);
        room.next(() -> new StallingSource(SyntheticClip.looping(Script.sitting(STRANGER, 2, 60)), looking));
        var asking = Thread.ofVirtual().start(() -> {
            try {
                asAnn(LOCKER);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        looking.await();
        asking.interrupt();
        asking.join();
        assertEquals(1, failures());
        assertEquals("history.ABANDONED", lastEntry());
        assertTrue(room.cameraIsClosed());
    }

    @Test
    void whoPullsTheCameraOutBeforeTheNoHasFailed() throws Exception {
        room.next(() -> new VanishingSource(SyntheticClip.of(Script.sitting(STRANGER, 2, 60)), 12));
        assertInstanceOf(Answer.Failed.class, asAnn(LOCKER));
        assertEquals(1, failures());
        assertEquals("history.REFUSED refusal.NOT_THIS_PERSON", lastEntry());
        room.next(() -> new VanishingSource(SyntheticClip.of(Script.emptyRoom(3, 60)), 12));
        assertInstanceOf(Answer.Failed.class, asAnn(LOCKER));
        assertEquals(1, failures());
    }

    @Test
    void whoWondersIsToldWhatEachGuardSays() throws Exception {
        asAnn(SUDO);
        var why = assertInstanceOf(Answer.Checks.class, asAnn(new Request.Why(USER, "sudo", 17)));
        var failed = why.checks().stream()
                .filter(check -> check.level() == Answer.Level.FAILED)
                .map(Answer.Check::name)
                .toList();
        assertEquals("[service]", failed.toString());
        assertTrue(why.checks().getLast().finding().endsWith("the guard service refused."), why.toString());
        var locker = assertInstanceOf(Answer.Checks.class, asAnn(new Request.Why(USER, "i3lock", 17)));
        assertTrue(locker.checks().stream().noneMatch(check -> check.level() == Answer.Level.FAILED));
        assertInstanceOf(
                Answer.Failed.class, ask(room.service.client(Caller.of("bob")), new Request.Why(USER, "i3lock", 17)));
    }

    /// Shows a few frames, then nothing more.
    private static final class StallingSource implements FrameSource {
        private final FrameSource source;
        private final CountDownLatch stalled;
        private int left = 3;

        StallingSource(FrameSource source, CountDownLatch stalled) {
            this.source = source;
            this.stalled = stalled;
        }

        @Override
        public CameraIdentity identity() {
            return source.identity();
        }

        @Override
        public Optional<Frame> next(Duration timeout) throws CameraException, InterruptedException {
            if (left-- > 0) return source.next(timeout);
            stalled.countDown();
            new CountDownLatch(1).await();
            return Optional.empty();
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
