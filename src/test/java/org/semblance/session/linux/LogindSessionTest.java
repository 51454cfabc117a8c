package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.semblance.decide.Accept;
import org.semblance.decide.TestAccepts;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionEvent.Found;
import org.semblance.session.SessionEvent.Idle;
import org.semblance.session.SessionEvent.Input;
import org.semblance.session.SessionEvent.Locked;
import org.semblance.session.SessionEvent.Lost;
import org.semblance.session.SessionEvent.Sleeping;
import org.semblance.session.SessionEvent.Unlocked;
import org.semblance.session.SessionEvent.Woke;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;
import org.semblance.session.SessionLock;

/// The lock of a session that only logind knows, against dbusmock's logind on a bus of the test's own.
class LogindSessionTest {
    private static final String USER = "faceuser";

    private final LinkedBlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();
    private LogindStandIn logind;
    private SessionLock session;

    @BeforeEach
    void open() throws SessionException {
        logind = LogindStandIn.start(USER, 1000);
        session = LinuxSessions.open(USER, logind.desktop());
        session.listen(events::add);
    }

    @AfterEach
    void close() {
        session.close();
        logind.close();
    }

    private void assertTold(SessionEvent... expected) throws InterruptedException {
        for (var event : expected) assertEquals(event, events.poll(60, TimeUnit.SECONDS));
    }

    private String refusal(Accept accept) {
        return assertThrows(SessionException.class, () -> session.unlock(accept))
                .getMessage();
    }

    @Test
    void tellsItsName() {
        assertEquals("logind session c1", session.name());
    }

    @Test
    void tellsALockByHandAndItsEnd() throws Exception {
        logind.lock();
        assertTold(new Locked(true));
        assertTrue(session.isLocked());
        logind.unlock();
        assertTold(new Unlocked());
        assertFalse(session.isLocked());
    }

    @Test
    void tellsALockOfAnIdleSession() throws Exception {
        logind.lockByIdle();
        assertTold(new Idle(), new Locked(false));
        logind.setIdleHint(false);
        assertTold(new Input());
        assertTrue(session.isLocked());
    }

    @Test
    void tellsSleep() throws Exception {
        logind.prepareForSleep(true);
        logind.lock();
        logind.prepareForSleep(false);
        assertTold(new Sleeping(), new Locked(false), new Woke());
    }

    @Test
    void locks() throws Exception {
        session.lock();
        assertTold(new Locked(true));
        assertTrue(logind.isLocked());
    }

    @Test
    void aFreshAcceptOpensTheSession() throws Exception {
        logind.lock();
        session.unlock(TestAccepts.fresh(USER));
        assertFalse(logind.isLocked());
        assertTold(new Locked(true), new Unlocked());
    }

    @Test
    void aSpentAcceptOpensNothing() throws Exception {
        var accept = TestAccepts.fresh(USER);
        logind.lock();
        session.unlock(accept);
        logind.lock();
        assertEquals("the accept is used up or out of date", refusal(accept));
        assertTrue(logind.isLocked());
        assertEquals(1, logind.unlockCalls());
    }

    @Test
    void aStaleAcceptOpensNothing() {
        logind.lock();
        assertEquals("the accept is used up or out of date", refusal(TestAccepts.stale(USER)));
        assertTrue(logind.isLocked());
        assertEquals(0, logind.unlockCalls());
    }

    @Test
    void anotherUsersAcceptOpensNothingAndIsNotSpent() {
        var accept = TestAccepts.fresh("somebody");
        logind.lock();
        assertEquals("this face opens another user's session", refusal(accept));
        assertTrue(logind.isLocked());
        assertEquals(0, logind.unlockCalls());
        assertTrue(accept.spend(System.nanoTime()));
    }

    @Test
    void aSessionInTheBackgroundIsNotOpened() {
        logind.lock();
        logind.setActive(false);
        assertEquals("logind session c1 is in the background", refusal(TestAccepts.fresh(USER)));
        assertTrue(logind.isLocked());
    }

    @Test
    void theMachinesServiceOpensNoSessionAwayFromTheCamerasWhileTheOneAtTheDeskIsInTheBackground() throws Exception {
        logind.addSession("vnc", USER, 1000, Map.of("Type", "x11"));
        logind.moveTo("seat1", "vnc");
        logind.setActive(false);
        logind.lock();
        try (var system = LinuxSessions.open(USER, logind.systemDesktop())) {
            assertEquals("logind session c1", system.name());
            assertThrows(SessionException.class, () -> system.unlock(TestAccepts.fresh(USER)));
        }
        assertEquals(0, logind.unlockCalls());
    }

    @Test
    void theMachinesServiceOpensNoSessionThatLeftTheCameras() throws Exception {
        logind.lock();
        try (var system = LinuxSessions.open(USER, logind.systemDesktop())) {
            logind.moveTo("seat1", LogindStandIn.SESSION);
            var refused = assertThrows(SessionException.class, () -> system.unlock(TestAccepts.fresh(USER)));
            assertEquals(SessionFlaw.AT_ANOTHER_SEAT, refused.flaw());
            assertEquals(0, logind.unlockCalls());
        }
        session.unlock(TestAccepts.fresh(USER));
        assertEquals(1, logind.unlockCalls());
    }

    @Test
    void aSessionThatBecameAnothersIsNotOpened() {
        logind.lock();
        logind.change(LogindStandIn.SESSION, Map.of("Name", "somebody"));
        assertEquals("logind session c1 is not faceuser's to open", refusal(TestAccepts.fresh(USER)));
        assertTrue(logind.isLocked());
    }

    @Test
    void aLockerThatDoesNotOpenIsReported() {
        logind.ignoreUnlock();
        logind.lock();
        assertEquals(
                "logind session c1 was asked to unlock, and the screen is still locked",
                refusal(TestAccepts.fresh(USER)));
        assertTrue(logind.isLocked());
    }

    @Test
    void logindThatDiesBeforeTheUnlockLeavesTheSessionLockedAndTheAcceptSpent() throws Exception {
        var accept = TestAccepts.fresh(USER);
        logind.lock();
        assertTold(new Locked(true));
        logind.die();
        assertThrows(SessionException.class, () -> session.unlock(accept));
        assertFalse(accept.spend(System.nanoTime()));
        logind.comeBack();
        assertTold(new Lost(), new Found());
        assertTrue(session.isLocked());
        assertEquals(0, logind.unlockCalls());
    }

    @Test
    void aRestartOfLogindIsSurvived() throws Exception {
        logind.lock();
        assertTold(new Locked(true));
        logind.restart();
        assertTold(new Lost(), new Found());
        session.unlock(TestAccepts.fresh(USER));
        assertTold(new Unlocked());
        logind.lock();
        assertTold(new Locked(true));
    }

    @Test
    void aRestartOfTheBusIsSurvived() throws Exception {
        logind.die();
        assertTold(new Lost());
        logind.bus().die();
        assertThrows(SessionException.class, session::isLocked);
        assertThrows(SessionException.class, session::lock);
        logind.bus().comeBack();
        logind.comeBack();
        assertTold(new Found());
        logind.lock();
        assertTold(new Locked(true));
        session.unlock(TestAccepts.fresh(USER));
        assertTold(new Unlocked());
    }

    @Test
    void signalsThatAreNotLogindsAreNotBelieved() throws Exception {
        try (var liar = new Mock(logind.bus(), "org.example.Liar", List.of("org.example.Liar", "/", "org.example"))) {
            var path = "/org/freedesktop/login1/session/c1";
            liar.tell("/", "AddObject", "ssa{sv}a(ssss)", path, "org.freedesktop.login1.Session", Map.of(), List.of());
            liar.tell(path, "EmitSignal", "sssav", "", "Lock", "", List.of());
            logind.prepareForSleep(true);
            assertTold(new Sleeping());
            assertFalse(session.isLocked());
        }
    }

    @Test
    void otherSessionsAreNothingToUs() throws Exception {
        logind.addSession("c9", "somebody", 1001, Map.of("Type", "x11"));
        logind.change("c9", Map.of("LockedHint", true));
        logind.setIdleHint(true);
        assertTold(new Idle());
        assertFalse(session.isLocked());
    }

    @Test
    void aFailingListenerDoesNotSilenceTheOthers() throws Exception {
        session.close();
        session = LinuxSessions.open(USER, logind.desktop());
        session.listen(_ -> {
            throw new IllegalStateException("on purpose");
        });
        session.listen(events::add);
        logind.lock();
        assertTold(new Locked(true));
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        session.close();
        logind.lock();
        assertNull(events.poll());
        assertThrows(SessionException.class, session::lock);
        assertThrows(SessionException.class, () -> session.unlock(TestAccepts.fresh(USER)));
        assertTrue(logind.isLocked());
    }
}
