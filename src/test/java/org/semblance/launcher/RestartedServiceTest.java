package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.FakeCamera;
import org.semblance.decide.Lockout;
import org.semblance.evaluation.Script;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.RemoteSemblance;
import org.semblance.ipc.Request;
import org.semblance.ipc.StateLines;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.LockoutRow;
import org.semblance.store.Store;
import org.semblance.store.StoreException;
import org.semblance.store.StorePlace;

/// Whoever can make the service crash gains nothing by it: the real process, killed without warning and started
/// again.
class RestartedServiceTest {
    private static final String USER = SystemStore.OTHER;
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    private final LogindStandIn logind = LogindStandIn.start(USER, SystemStore.OTHER_NUMBER);
    private FakeCamera camera;
    private Process service;
    private StateLines said;

    @BeforeEach
    void plugTheCamera() throws Exception {
        SystemStore.copyTo(folder);
        camera = FakeCamera.plug(0);
    }

    @AfterEach
    void end() {
        if (service != null) service.destroyForcibly();
        camera.close();
        logind.close();
    }

    @Test
    void afterFiveStrangersNoRestartGivesASixthLook() throws Exception {
        SystemStore.play(camera, Script.attempt(SystemStore.person(2), 2, 60));
        start();
        for (var i = 0; i < 5; i++) assertEquals("refusal.NOT_THIS_PERSON", verify());
        kill();
        fiftyFailures(); // since a slow machine may serve the penalty of five between two kills
        for (var i = 0; i < KILLS; i++) {
            start();
            assertEquals("refusal.LOCKED_OUT", verify());
            var status = assertInstanceOf(Answer.Status.class, ask(new Request.Status(USER)));
            assertEquals(5, status.failures());
            assertEquals(-1, status.lockedOutSeconds());
            kill();
        }
    }

    @Test
    void afterABootNoRestartSparesThePasswordAndNoneAsksForItTwice() throws Exception {
        logind.change(LogindStandIn.SESSION, Map.of("Service", "lightdm-autologin"));
        rewriteTheBoot();
        SystemStore.play(camera, Script.attempt(SystemStore.person(1), 2, 60));
        start();
        said.await("state.WATCHING");
        logind.lockByIdle();
        said.await("state.PASSWORD_FIRST refusal.AFTER_BOOT");
        for (var i = 0; i < KILLS; i++) {
            restart();
            said.await("state.PASSWORD_FIRST refusal.AFTER_BOOT");
        }
        assertTrue(logind.isLocked());
        assertEquals(0, logind.unlockCalls());
        typeThePassword();
        restart();
        said.await("state.WATCHING");
        logind.lockByIdle();
        assertTrue(logind.awaitUnlock(Duration.ofSeconds(60)), said.toString());
        kill();
        rewriteTheBoot();
        logind.lockByIdle();
        start();
        said.await("state.PASSWORD_FIRST refusal.AFTER_BOOT");
    }

    @Test
    void aLockByHandStaysOneAfterARestart() throws Exception {
        SystemStore.play(camera, Script.sitting(SystemStore.person(1), 2, 60));
        start();
        said.await("state.WATCHING");
        logind.lock();
        said.await("state.WAITING_TO_LEAVE");
        restart();
        said.await("state.WAITING_TO_LEAVE");
        assertTrue(logind.isLocked());
        assertEquals(0, logind.unlockCalls());
    }

    private void typeThePassword() throws Exception {
        logind.setIdleHint(false);
        logind.setLockedHint(false);
        said.await("state.WATCHING");
    }

    /// As if what the store knows were of the boot before this one.
    private void rewriteTheBoot() throws Exception {
        try (var store = store()) {
            var name = "password." + USER;
            var line = store.setting(name).orElse("this-boot 1 1 1");
            store.putSetting(name, "another-boot" + line.substring(line.indexOf(' ')));
        }
    }

    private void fiftyFailures() throws Exception {
        try (var store = store()) {
            store.updateLockout(
                    USER,
                    row -> new LockoutRow(USER, row.failures(), Lockout.MOST_FAILURES, row.bootId(), row.sinceBoot()));
        }
    }

    private Store store() throws StoreException {
        return StorePlace.in(folder.resolve("state"), folder.resolve("state-key"))
                .openWithKeyFile();
    }

    private void restart() throws Exception {
        kill();
        start();
    }

    private void kill() throws InterruptedException {
        service.destroyForcibly().waitFor();
    }

    private void start() throws Exception {
        service = SystemStore.ready(program());
        var heard = new StateLines();
        said = heard;
        Thread.ofVirtual().start(() -> {
            try (var client = RemoteSemblance.connect(program().systemSocket())) {
                client.ask(new Request.Follow(USER), heard::hear);
            } catch (Exception e) {
                heard.add(e.toString());
            }
        });
    }

    private String verify() throws Exception {
        var answer = ask(new Request.Verify(USER, CameraChoice.DEFAULT));
        return assertInstanceOf(Answer.Verified.class, answer, answer.toString())
                .reason();
    }

    private Answer ask(Request request) throws Exception {
        try (var client = RemoteSemblance.connect(program().systemSocket())) {
            return client.ask(request, _ -> {});
        }
    }

    private ChildProgram program() {
        return new ChildProgram(folder, logind.address());
    }
}
