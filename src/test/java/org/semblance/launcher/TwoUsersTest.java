package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
import org.semblance.ipc.StateLines;
import org.semblance.service.SemblanceService;
import org.semblance.session.linux.LinuxSessions;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StoreCopies;

/// Two users with a session each on one machine with one camera: the fake V4L2 device, the shipped networks, a
/// store on disk, and logind's stand-in on a real bus.
class TwoUsersTest {
    private static final String ANNS = LogindStandIn.SESSION;
    private static final String BOBS = "c2";

    @TempDir
    private static Path enrolled;

    @TempDir
    private Path folder;

    private final LogindStandIn logind = LogindStandIn.start("ann", 1000);
    private final List<Thread> followers = new ArrayList<>();
    private FakeCamera camera;
    private SemblanceService service;

    @BeforeAll
    static void enrollBoth() throws Exception {
        try (var camera = FakeCamera.plug(0);
                var service = SemblanceService.alone(RealEquipment.in(enrolled, null))) {
            enroll(service::ask, camera, "ann", 1);
            enroll(service::ask, camera, "bob", 2);
        }
    }

    private interface Asking {
        Answer ask(Request request, Consumer<Event> events) throws InterruptedException;
    }

    private static void enroll(Asking service, FakeCamera camera, String user, int person) throws Exception {
        play(camera, Script.enrolment(SystemStore.person(person), person));
        var answer = service.ask(new Request.Enroll(user, "me", CameraChoice.DEFAULT, false), _ -> {});
        assertInstanceOf(Answer.Enrolled.class, answer, answer.toString());
    }

    @BeforeEach
    void begin() throws Exception {
        StoreCopies.copy(enrolled, folder);
        camera = FakeCamera.plug(0);
        logind.addSession(BOBS, "bob", 1001, Map.of("Type", "x11", "Active", false));
        service = new SemblanceService(RealEquipment.in(folder, logind));
        service.startWatches(LinuxSessions.users(logind.desktop()));
    }

    @AfterEach
    void end() throws Exception {
        service.close();
        for (var follower : followers) follower.join();
        camera.close();
        logind.close();
    }

    @Test
    void onlyTheSessionOfWhoIsThereOpens() throws Exception {
        var ann = follow("ann");
        var bob = follow("bob");
        ann.await("state.WATCHING");
        bob.await("state.WATCHING");
        play(camera, Script.attempt(SystemStore.person(1), 2, 60));
        logind.lockByIdle(BOBS);
        bob.await("state.LOCKED");
        logind.lockByIdle(ANNS);
        ann.await("state.UNLOCKED notice.FIRST_UNLOCK");
        assertTrue(logind.isLocked(BOBS));
        assertEquals(1, logind.unlockCalls());
    }

    @Test
    void whoIsEnrolledAsSomebodyElseOpensNothing() throws Exception {
        var ann = follow("ann");
        ann.await("state.WATCHING");
        play(camera, Script.attempt(SystemStore.person(2), 2, 60));
        logind.lockByIdle(BOBS);
        logind.lockByIdle(ANNS);
        ann.await("state.LOCKED refusal.NOT_THIS_PERSON");
        assertTrue(logind.isLocked(ANNS));
        assertTrue(logind.isLocked(BOBS));
        assertEquals(0, logind.unlockCalls());
    }

    @Test
    void theCameraGoesWithTheSessionInFront() throws Exception {
        var ann = follow("ann");
        var bob = follow("bob");
        ann.await("state.WATCHING");
        bob.await("state.WATCHING");
        play(camera, Script.emptyRoom(3, 30));
        logind.lockByIdle(ANNS);
        ann.await("state.LOCKED refusal.NO_FACE");
        logind.lockByIdle(BOBS);
        bob.await("state.LOCKED");
        play(camera, Script.attempt(SystemStore.person(2), 2, 60));
        logind.switchTo(BOBS);
        bob.await("state.UNLOCKED notice.FIRST_UNLOCK");
        assertTrue(logind.isLocked(ANNS));
        assertEquals(1, logind.unlockCalls());
    }

    @Test
    void sessionsComeAndGo() throws Exception {
        var bob = follow("bob");
        bob.await("state.WATCHING");
        logind.removeSession(BOBS);
        bob.await("state.NO_SESSION");
        logind.addSession("c7", "bob", 1001, Map.of("Type", "wayland", "Active", false));
        bob.await("state.WATCHING");
        play(camera, Script.attempt(SystemStore.person(2), 2, 60));
        logind.lockByIdle("c7");
        bob.await("state.LOCKED");
        logind.switchTo("c7");
        bob.await("state.UNLOCKED notice.FIRST_UNLOCK");
    }

    @Test
    void aRestartOfLogindLosesNobody() throws Exception {
        var ann = follow("ann");
        ann.await("state.WATCHING");
        play(camera, Script.emptyRoom(3, 30));
        logind.lockByIdle(ANNS);
        ann.await("state.LOCKED refusal.NO_FACE");
        logind.die();
        ann.await("state.NO_SESSION");
        play(camera, Script.attempt(SystemStore.person(1), 2, 60));
        logind.comeBack();
        ann.await("state.UNLOCKED notice.FIRST_UNLOCK");
        assertEquals(1, logind.unlockCalls());
    }

    @Test
    void afterASuspendOnlyTheSessionOfWhoIsThereOpens() throws Exception {
        var ann = follow("ann");
        var bob = follow("bob");
        ann.await("state.WATCHING");
        bob.await("state.WATCHING");
        play(camera, Script.emptyRoom(3, 30));
        logind.lockByIdle(BOBS);
        logind.lockByIdle(ANNS);
        ann.await("state.LOCKED refusal.NO_FACE");
        logind.prepareForSleep(true);
        ann.await("state.SLEEPING");
        bob.await("state.SLEEPING");
        play(camera, Script.attempt(SystemStore.person(1), 2, 60));
        logind.prepareForSleep(false);
        ann.await("state.UNLOCKED notice.FIRST_UNLOCK");
        assertTrue(logind.isLocked(BOBS));
        assertEquals(1, logind.unlockCalls());
    }

    @Test
    void whoIsElsewhereIsNotWatched() throws Exception {
        logind.addSession("c3", "eve", 1002, Map.of("Type", "x11", "Remote", true));
        logind.addSession("c4", "dan", 1003, Map.of("Type", "x11", "Class", "greeter"));
        logind.addSession("c5", "zoe", 1004, Map.of("Type", "x11", "Active", false));
        follow("zoe").await("state.NOT_ENROLLED");
        assertEquals("state.NO_SESSION", follow("eve").next());
        assertEquals("state.NO_SESSION", follow("dan").next());
    }

    private StateLines follow(String user) {
        var said = new StateLines();
        followers.add(Thread.ofVirtual().start(() -> {
            try (var client = service.client(Caller.of(user))) {
                client.ask(new Request.Follow(user), said::hear);
            } catch (InterruptedException e) {
                said.add("interrupted");
            }
        }));
        return said;
    }

    private static void play(FakeCamera camera, Script script) {
        camera.playAndClose(SyntheticClip.pictures(script).iterator());
    }
}
