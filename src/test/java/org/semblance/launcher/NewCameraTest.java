package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.Cameras;
import org.semblance.camera.FakeCamera;
import org.semblance.camera.OpenOptions;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.Inference;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.policy.PolicyFolder;
import org.semblance.policy.Rulebook;
import org.semblance.policy.SettingsFile;
import org.semblance.recognition.Recognition;
import org.semblance.service.Equipment;
import org.semblance.service.SemblanceService;
import org.semblance.session.linux.LinuxSessions;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StorePlace;

/// Somebody brings a webcam of their own: the fake V4L2 devices, the shipped networks, a store on disk, and
/// logind's stand-in on a real bus.
class NewCameraTest {
    private static final String USER = "ann";
    private static final SyntheticPerson OWNER = SyntheticPerson.bundled("person-01");

    @TempDir
    private Path folder;

    private final LogindStandIn logind = LogindStandIn.start(USER, 1000);
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
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
        service = new SemblanceService(equipment());
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
        await("state.LOCKED refusal.NEW_CAMERA");
        assertTrue(logind.isLocked());
        assertEquals(0, logind.unlockCalls());
        logind.setIdleHint(false);
        logind.setLockedHint(false); // the locker took the password
        await("state.WATCHING");
        logind.lockByIdle();
        await("state.UNLOCKED notice.FIRST_UNLOCK");
    }

    private void watch() throws Exception {
        service.startWatch(USER);
        follower = Thread.ofVirtual().start(() -> {
            try (var ann = service.client(Caller.of(USER))) {
                ann.ask(new Request.Follow(USER), event -> {
                    if (event instanceof Event.State state) said.add((state.key() + " " + state.reason()).strip());
                });
            } catch (InterruptedException e) {
                said.add("interrupted");
            }
        });
        await("state.WATCHING");
    }

    private void await(String line) throws InterruptedException {
        var heard = new StringBuilder();
        while (true) {
            var next = said.poll(60, TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("waited for \"" + line + "\", heard " + heard);
            if (next.equals(line)) return;
            heard.append(next).append("; ");
        }
    }

    private void play(Script script) {
        camera.playAndClose(SyntheticClip.pictures(script).iterator());
    }

    private Equipment equipment() {
        var cameras = new Cameras(FakeCamera.settings());
        return new Equipment(
                () -> Recognition.open(Path.of("models"), new Inference(Inference.Choice.CPU)),
                () -> StorePlace.in(folder.resolve("data"), folder.resolve("config"))
                        .openWithKeyFile(),
                user -> LinuxSessions.open(user, logind.desktop()),
                _ -> cameras.open(Optional.empty(), OpenOptions.DEFAULT),
                cameras::list,
                new Rulebook(
                        new PolicyFolder(folder.resolve("policy.d")),
                        new SettingsFile(folder.resolve("settings.toml"))));
    }
}
