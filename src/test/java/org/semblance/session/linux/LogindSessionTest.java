package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.semblance.decide.TestAccepts;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionEvent.Locked;
import org.semblance.session.SessionEvent.Unlocked;
import org.semblance.session.SessionException;
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

    private SessionEvent next() throws InterruptedException {
        return events.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void tellsItsName() {
        assertEquals("logind session c1", session.name());
    }

    @Test
    void aLockByHandIsToldOnceAndAsSuch() throws Exception {
        logind.lock();
        assertEquals(new Locked(true), next());
        assertTrue(session.isLocked());
        logind.unlock();
        assertEquals(new Unlocked(), next());
        assertFalse(session.isLocked());
    }

    @Test
    void anAcceptOpensTheSession() throws Exception {
        logind.lock();
        assertEquals(new Locked(true), next());
        session.unlock(TestAccepts.fresh(USER));
        assertFalse(logind.isLocked());
        assertEquals(new Unlocked(), next());
    }

    @Test
    void anAcceptOpensOnce() throws Exception {
        var accept = TestAccepts.fresh(USER);
        session.lock();
        session.unlock(accept);
        session.lock();
        assertThrows(SessionException.class, () -> session.unlock(accept));
        assertTrue(logind.isLocked());
        assertEquals(1, logind.unlockCalls());
    }
}
