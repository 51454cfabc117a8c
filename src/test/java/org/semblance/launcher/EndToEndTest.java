package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.FakeCamera;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;
import org.semblance.ipc.StateLines;
import org.semblance.service.SemblanceService;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StoreCopies;

/// From webcam frames to an unlocked session: OpenCV's V4L2 code on the fake device, the shipped networks, a
/// store on disk, and logind's stand-in on a real bus.
class EndToEndTest {
    private static final String USER = "ann";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path enrolled;

    @TempDir
    private Path folder;

    private final StateLines said = new StateLines();
    private final LogindStandIn logind = LogindStandIn.start(USER, 1000);
    private FakeCamera camera;
    private Thread watching;
    private Semblance service;

    @BeforeAll
    static void enrollPersonOneThroughTheCamera() throws Exception {
        try (var camera = FakeCamera.plug(0);
                var service = service(enrolled, null)) {
            play(camera, Script.enrolment(SystemStore.person(1), 1));
            var answer = service.ask(new Request.Enroll(USER, "me", CameraChoice.DEFAULT, false), _ -> {});
            assertInstanceOf(Answer.Enrolled.class, answer, answer.toString());
        }
    }

    @BeforeEach
    void plugTheCamera() throws Exception {
        StoreCopies.copy(enrolled, folder);
        camera = FakeCamera.plug(0);
    }

    @AfterEach
    void stop() throws Exception {
        if (watching != null) {
            watching.interrupt();
            watching.join();
            service.close();
        }
        camera.close();
        logind.close();
    }

    @Test
    void personOneOpensTheSession() throws Exception {
        play(Script.attempt(SystemStore.person(1), 2, 60));
        watch();
        logind.lockByIdle();
        assertTrue(logind.awaitUnlock(SOON), said.toString());
        said.await("state.UNLOCKED notice.FIRST_UNLOCK");
        assertEquals(1, logind.unlockCalls());
    }

    @Test
    void personTwoDoesNot() throws Exception {
        play(Script.attempt(SystemStore.person(2), 2, 60));
        watch();
        logind.lockByIdle();
        said.await("state.LOCKED refusal.NOT_THIS_PERSON");
        assertStillLocked();
    }

    @Test
    void anEmptyRoomDoesNot() throws Exception {
        play(Script.emptyRoom(3, 30));
        watch();
        logind.lockByIdle();
        said.await("state.LOCKED refusal.NO_FACE");
        assertStillLocked();
    }

    @Test
    void aBlackCameraDoesNot() throws Exception {
        camera.playBlack();
        watch();
        logind.lockByIdle();
        said.await("state.LOCKED refusal.DARK");
        assertStillLocked();
    }

    @Test
    void aFrozenPictureOfPersonOneDoesNot() throws Exception {
        play(Script.attempt(SystemStore.person(1), 2, 30));
        camera.freeze();
        watch();
        logind.lockByIdle();
        said.await("state.NO_CAMERA");
        assertStillLocked();
    }

    @Test
    void aCameraThatDisappearsDoesNotAndAComebackDoes() throws Exception {
        play(Script.attempt(SystemStore.person(1), 2, 60));
        camera.unplug();
        watch();
        logind.lockByIdle();
        said.await("state.NO_CAMERA");
        assertStillLocked();
        camera.plugAgain();
        assertTrue(logind.awaitUnlock(SOON), said.toString());
    }

    @Test
    void anExplicitLockStaysUntilTheFaceHasLeft() throws Exception {
        play(Script.attempt(SystemStore.person(1), 2, 60));
        watch();
        logind.lock();
        said.await("state.WAITING_TO_LEAVE");
        assertStillLocked();
        play(Script.emptyRoom(3, 30));
        said.await("state.LOCKED");
        assertStillLocked();
        play(Script.attempt(SystemStore.person(1), 2, 60));
        logind.setIdleHint(true);
        logind.setIdleHint(false);
        assertTrue(logind.awaitUnlock(SOON), said.toString());
    }

    @Test
    void suspendAndARestartOfLogindAreSurvived() throws Exception {
        play(Script.emptyRoom(3, 30));
        watch();
        logind.lockByIdle();
        said.await("state.LOCKED refusal.NO_FACE");
        logind.prepareForSleep(true);
        said.await("state.SLEEPING");
        logind.die();
        said.await("state.NO_SESSION");
        logind.comeBack();
        play(Script.attempt(SystemStore.person(1), 2, 60));
        logind.prepareForSleep(false);
        assertTrue(logind.awaitUnlock(SOON), said.toString());
    }

    @Test
    void aLockInTheMiddleOfALookGivesTheCameraToTheWatch() throws Exception {
        play(Script.sitting(SystemStore.person(1), 2, 60));
        try (var shared = new SemblanceService(RealEquipment.in(folder, logind));
                var client = shared.client(Caller.of(USER))) {
            shared.startWatch(USER);
            var answer = lookUntilShown(client, logind::lockByIdle);
            assertInstanceOf(Answer.Failed.class, answer, answer.toString());
            assertTrue(logind.awaitUnlock(SOON), answer.toString());
        }
    }

    @Test
    void aCameraPulledOutInTheMiddleOfALookStoresNothing() throws Exception {
        play(Script.sitting(SystemStore.person(1), 2, 60));
        try (var shared = new SemblanceService(RealEquipment.in(folder, logind));
                var client = shared.client(Caller.of(USER))) {
            var answer = lookUntilShown(client, camera::unplug);
            assertInstanceOf(Answer.Failed.class, answer, answer.toString());
            assertInstanceOf(Answer.Failed.class, client.ask(new Request.Keep(USER, "new", false), _ -> {}));
            var faces = assertInstanceOf(Answer.Faces.class, client.ask(new Request.ListFaces(USER), _ -> {}));
            assertEquals(1, faces.faces().size());
        }
    }

    /// Looks, and does something when the first picture is there.
    private static Answer lookUntilShown(Semblance client, Runnable then) throws InterruptedException {
        var shown = new AtomicBoolean();
        return client.ask(new Request.Look(USER, CameraChoice.DEFAULT), event -> {
            if (event instanceof Event.Preview && shown.compareAndSet(false, true)) then.run();
        });
    }

    private void play(Script script) {
        play(camera, script);
    }

    private static void play(FakeCamera camera, Script script) {
        camera.playAndClose(SyntheticClip.pictures(script).iterator());
    }

    private void watch() throws Exception {
        service = service(folder, logind);
        watching = Thread.ofPlatform().name("recognition").start(() -> {
            try {
                said.add(service.ask(new Request.Watch(USER, CameraChoice.DEFAULT), said::hear)
                        .toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        said.await("state.WATCHING");
    }

    private void assertStillLocked() {
        assertTrue(logind.isLocked());
        assertEquals(0, logind.unlockCalls());
    }

    private static Semblance service(Path folder, LogindStandIn logind) {
        return SemblanceService.alone(RealEquipment.in(folder, logind));
    }
}
