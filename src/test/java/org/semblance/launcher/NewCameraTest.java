package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.FakeCamera;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Request;
import org.semblance.ipc.StateLines;
import org.semblance.service.SemblanceService;
import org.semblance.session.linux.LogindStandIn;

/// Somebody brings a webcam of their own: the fake V4L2 devices, the shipped networks, a store on disk, and
/// logind's stand-in on a real bus.
class NewCameraTest {
    private static final String USER = "ann";
    private static final SyntheticPerson OWNER = SyntheticPerson.bundled("person-01");

    @TempDir
    private Path folder;

    private final LogindStandIn logind = LogindStandIn.start(USER, 1000);
    private final StateLines said = new StateLines();
    private FakeCamera camera = FakeCamera.plug(0);
    private SemblanceService service;
    private Thread follower;

    @AfterEach
    void end() throws Exception {
        service.close();
        follower.join();
        camera.close();
        logind.close();
    }

    @Test
    void aCameraNeverSeenBeforeOpensNothingUntilThePasswordVouchesForIt() throws Exception {
        service = new SemblanceService(RealEquipment.in(folder, logind));
        play(Script.enrolment(OWNER, 1));
        try (var ann = service.client(Caller.of(USER))) {
            var answer = ann.ask(new Request.Enroll(USER, "me", CameraChoice.DEFAULT, false), _ -> {});
            assertInstanceOf(Answer.Enrolled.class, answer, answer.toString());
        }
        camera.close();
        camera = FakeCamera.plug(3);
        play(Script.attempt(OWNER, 2, 60));
        watch();
        logind.lockByIdle();
        said.await("state.LOCKED refusal.NEW_CAMERA");
        assertTrue(logind.isLocked());
        assertEquals(0, logind.unlockCalls());
        logind.setIdleHint(false);
        logind.setLockedHint(false); // the locker took the password
        said.await("state.WATCHING");
        logind.lockByIdle();
        said.await("state.UNLOCKED notice.FIRST_UNLOCK");
    }

    private void watch() throws Exception {
        service.startWatch(USER);
        follower = Thread.ofVirtual().start(() -> {
            try (var ann = service.client(Caller.of(USER))) {
                ann.ask(new Request.Follow(USER), said::hear);
            } catch (InterruptedException e) {
                said.add("interrupted");
            }
        });
        said.await("state.WATCHING");
    }

    private void play(Script script) {
        camera.playAndClose(SyntheticClip.pictures(script).iterator());
    }
}
