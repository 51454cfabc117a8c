package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.service.EnrolledStore.FACE;
import static org.semblance.service.EnrolledStore.OWNER;
import static org.semblance.service.EnrolledStore.STRANGER;
import static org.semblance.service.EnrolledStore.USER;
import static org.semblance.service.TestRoom.ask;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;

/// Several clients of one service, and one camera.
class ClientsTest {
    private static final CameraChoice CAMERA = CameraChoice.DEFAULT;
    private static final Request LOOK = new Request.Look(USER, CAMERA);
    private static final Request PREVIEW = new Request.Preview(USER, CAMERA);

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

    /// A request on a thread of its own, as behind a socket.
    private static final class Pending {
        final List<Event> heard = new ArrayList<>();
        final CountDownLatch shown = new CountDownLatch(1);
        final AtomicReference<Object> answer = new AtomicReference<>();
        final Thread thread;

        Pending(Semblance client, Request request) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    answer.set(client.ask(request, this::hear));
                } catch (InterruptedException e) {
                    answer.set(e);
                }
            });
        }

        private void hear(Event event) {
            heard.add(event);
            if (event instanceof Event.Preview) shown.countDown();
        }

        void awaitPicture() throws InterruptedException {
            assertTrue(shown.await(60, TimeUnit.SECONDS), () -> "no picture, but " + answer.get());
        }

        Object join() throws InterruptedException {
            thread.join();
            return answer.get();
        }

        Object takeBack() throws InterruptedException {
            thread.interrupt();
            return join();
        }
    }

    @Test
    void aSecondClientIsToldWhoHasTheCameraAndMayAskForTheRest() throws Exception {
        room.nextForEver(Script.sitting(OWNER, 2, 60));
        try (var first = room.ann();
                var second = room.service.client(Caller.of("root"))) {
            var preview = new Pending(first, PREVIEW);
            preview.awaitPicture();
            assertFailed(
                    "The camera is being used for another request of ann.",
                    ask(second, new Request.Verify(USER, CAMERA)));
            assertEquals(
                    1,
                    assertInstanceOf(Answer.Faces.class, ask(second, new Request.ListFaces("")))
                            .faces()
                            .size());
            assertEquals(
                    1,
                    assertInstanceOf(Answer.Status.class, ask(second, new Request.Status(USER)))
                            .faces());
            assertInstanceOf(InterruptedException.class, preview.takeBack());
            assertTrue(room.cameraIsClosed());
            room.next(Script.attempt(OWNER, 2, 60));
            var verified = assertInstanceOf(Answer.Verified.class, ask(second, new Request.Verify(USER, CAMERA)));
            assertTrue(verified.accepted(), verified.toString());
        }
    }

    @Test
    void aPreviewIsSmallAndMarksTheFace() throws Exception {
        room.nextForEver(Script.sitting(OWNER, 2, 60));
        try (var ann = room.ann()) {
            var preview = new Pending(ann, PREVIEW);
            preview.awaitPicture();
            preview.takeBack();
            var picture = assertInstanceOf(Event.Preview.class, preview.heard.getLast());
            assertEquals(480, picture.width());
            assertEquals(360, picture.height());
            assertEquals(480 * 360 * 3, picture.bgr().length);
            var mark = picture.marks().getFirst();
            assertTrue(mark.x() >= 0 && mark.x() + mark.width() <= 480, mark.toString());
            assertEquals(10, mark.points().length);
        }
    }

    @Test
    @Timeout(180)
    void whoLeavesTheScreenToSomebodyElseSeesNoMorePictures() throws Exception {
        for (var request : List.of(PREVIEW, LOOK)) {
            room.comeBack();
            room.nextForEver(Script.sitting(STRANGER, 2, 60));
            try (var ann = room.annAtTheDesk()) {
                var looking = new Pending(ann, request);
                looking.awaitPicture();
                room.switchAway();
                assertFailed(
                        "The program that asks does not run in the session of ann that is on the screen.",
                        looking.join());
                assertTrue(room.cameraIsClosed());
            }
        }
    }

    @Test
    void aLockInTheMiddleOfALookGivesTheCameraToTheWatch() throws Exception {
        room.watch();
        room.await("WATCHING");
        room.nextForEver(Script.sitting(STRANGER, 2, 60));
        room.next(Script.attempt(OWNER, 2, 90));
        try (var ann = room.ann()) {
            var look = new Pending(ann, LOOK);
            look.awaitPicture();
            room.session.lockedByIdleTime();
            assertFailed("The screen was locked, and the camera is needed to open it again.", look.join());
            assertEquals(USER, room.session.opened.poll(60, TimeUnit.SECONDS));
            assertFailed("Nobody was looked at before.", ask(ann, new Request.Keep(USER, "new", false)));
        }
    }

    @Test
    void whoVanishesInTheMiddleOfALookLeavesNothing() throws Exception {
        room.nextForEver(Script.sitting(OWNER, 2, 60));
        try (var ann = room.ann()) {
            var look = new Pending(ann, LOOK);
            look.awaitPicture();
            assertInstanceOf(InterruptedException.class, look.takeBack());
            assertTrue(room.cameraIsClosed());
            assertFailed("Nobody was looked at before.", ask(ann, new Request.Keep(USER, "new", false)));
        }
        assertEquals(1, room.faces());
    }

    @Test
    void nothingIsStoredBeforeKeep() throws Exception {
        room.next(Script.enrolment(OWNER, 7));
        room.next(Script.attempt(OWNER, 2, 60));
        try (var ann = room.ann()) {
            var look = new Pending(ann, LOOK);
            assertInstanceOf(Answer.Looked.class, look.join());
            assertCoversThePoses(look.heard);
            var tried = assertInstanceOf(Answer.Verified.class, ask(ann, new Request.Try(USER, CAMERA)));
            assertTrue(tried.accepted(), tried.toString());
            assertEquals(1, room.faces());
            var taken = assertInstanceOf(Answer.Failed.class, ask(ann, new Request.Keep(USER, FACE, false)));
            assertEquals(Answer.Problem.USAGE, taken.problem());
            assertInstanceOf(Answer.Enrolled.class, ask(ann, new Request.Keep(USER, "glasses", false)));
            assertEquals(2, room.faces());
            assertFailed("Nobody was looked at before.", ask(ann, new Request.Keep(USER, "again", false)));
        }
    }

    private static void assertCoversThePoses(List<Event> heard) {
        var poses = heard.stream()
                .filter(Event.Poses.class::isInstance)
                .map(Event.Poses.class::cast)
                .toList();
        assertEquals(0, poses.getFirst().poses().getLast().fraction());
        var last = poses.getLast().poses();
        assertEquals(
                List.of("pose.FRONT", "pose.LEFT", "pose.RIGHT", "pose.UP", "pose.DOWN"),
                last.stream().map(Event.Pose::key).toList());
        assertTrue(last.stream().filter(Event.Pose::needed).allMatch(pose -> pose.fraction() == 1), last.toString());
        assertTrue(heard.contains(new Event.Hint("hint.TURN_LEFT")), heard.toString());
    }

    @Test
    void aFaceThatIsKnownAsAnotherUserIsKeptOnlyByForce() throws Exception {
        room.next(Script.enrolment(OWNER, 7));
        try (var bob = room.service.client(Caller.of("bob"))) {
            assertInstanceOf(Answer.Looked.class, ask(bob, new Request.Look("bob", CAMERA)));
            assertFailed("This face is already enrolled, as ann.", ask(bob, new Request.Keep("bob", "face", false)));
            assertInstanceOf(Answer.Enrolled.class, ask(bob, new Request.Keep("bob", "face", true)));
        }
    }

    @Test
    void aClosedConversationForgetsWhatItLookedAt() throws Exception {
        room.next(Script.enrolment(OWNER, 7));
        var ann = room.ann();
        assertInstanceOf(Answer.Looked.class, ask(ann, LOOK));
        ann.close();
        assertFailed("Nobody was looked at before.", ask(ann, new Request.Keep(USER, "new", false)));
        try (var next = room.ann()) {
            assertFailed("Nobody was looked at before.", ask(next, new Request.Keep(USER, "new", false)));
        }
        assertEquals(1, room.faces());
    }

    @Test
    void twoFacesAreTooMany() throws Exception {
        room.next(Script.twoPeople(OWNER, STRANGER, 3, 150));
        assertNothingTaken("hint.ONE_FACE_ONLY", "Several faces are before the camera.");
    }

    @Test
    void nobodyIsTooFew() throws Exception {
        room.next(Script.emptyRoom(3, 60));
        assertNothingTaken("hint.NO_FACE", "Nobody is before the camera.");
    }

    @Test
    void aCoveredLensIsDark() throws Exception {
        room.next(Script.black(60));
        assertNothingTaken("hint.MORE_LIGHT", "It is too dark to see anything.");
    }

    private void assertNothingTaken(String hint, String remedy) throws Exception {
        try (var ann = room.ann()) {
            var look = new Pending(ann, LOOK);
            var failed = assertInstanceOf(Answer.Failed.class, look.join());
            assertTrue(failed.remedy().startsWith(remedy), failed.toString());
            assertTrue(look.heard.contains(new Event.Hint(hint)), look.heard.toString());
            assertFailed("Nobody was looked at before.", ask(ann, new Request.Keep(USER, "new", false)));
        }
        assertEquals(1, room.faces());
    }

    @Test
    void aCameraThatIsPulledOutIsNamed() throws Exception {
        room.next(() -> new VanishingSource(SyntheticClip.of(Script.enrolment(OWNER, 7)), 20));
        try (var ann = room.ann()) {
            assertFailed("camera went away", ask(ann, LOOK));
            assertFailed("Nobody was looked at before.", ask(ann, new Request.Keep(USER, "new", false)));
        }
    }

    @Test
    void rootMayAskForEverybodyAndOthersForThemselves() throws Exception {
        try (var bob = room.service.client(Caller.of("bob"));
                var root = room.service.client(Caller.of("root"))) {
            assertFailed("bob may not ask that for ann.", ask(bob, new Request.ListFaces(USER)));
            assertFailed("bob may not ask that for ann.", ask(bob, new Request.Verify(USER, CAMERA)));
            assertFailed("bob may not ask that for ann.", ask(bob, new Request.RemoveFace(USER, FACE)));
            assertFailed("bob may not see the faces of all users.", ask(bob, new Request.ListFaces("")));
            assertInstanceOf(Answer.Faces.class, ask(bob, new Request.ListFaces("bob")));
            assertInstanceOf(Answer.Cameras.class, ask(bob, new Request.ListCameras()));
            assertInstanceOf(Answer.Faces.class, ask(root, new Request.ListFaces("")));
            assertInstanceOf(Answer.Done.class, ask(root, new Request.RemoveFace(USER, FACE)));
        }
        assertEquals(0, room.faces());
        assertEquals(0, room.timesOpened());
    }

    @Test
    void aFollowerThatDoesNotListenHoldsNobodyUp() throws Exception {
        room.watch();
        room.await("WATCHING");
        var release = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        var stuck = Thread.ofVirtual().start(() -> {
            try (var ann = room.ann()) {
                ann.ask(new Request.Follow(USER), _ -> {
                    reached.countDown();
                    waitFor(release);
                });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertTrue(reached.await(60, TimeUnit.SECONDS));
        room.next(Script.attempt(OWNER, 2, 90));
        room.session.lockedByIdleTime();
        room.await("UNLOCKED notice.FIRST_UNLOCK");
        release.countDown();
        stuck.interrupt();
        stuck.join();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theEndOfTheServiceIsAnAnswerToEverybody() throws Exception {
        room.watch();
        room.await("WATCHING");
        room.nextForEver(Script.sitting(OWNER, 2, 60));
        try (var ann = room.ann()) {
            var preview = new Pending(ann, PREVIEW);
            preview.awaitPicture();
            room.service.close();
            assertFailed("The service is ending.", preview.join());
            assertTrue(room.cameraIsClosed());
            assertFailed("The service is ending.", ask(ann, new Request.ListFaces(USER)));
        }
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("recognition") && thread.isAlive()));
    }

    private static void assertFailed(String message, Object answer) {
        assertEquals(message, assertInstanceOf(Answer.Failed.class, answer).message());
    }
}
