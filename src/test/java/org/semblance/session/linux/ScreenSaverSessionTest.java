package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.semblance.decide.TestAccepts;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionEvent.Found;
import org.semblance.session.SessionEvent.Idle;
import org.semblance.session.SessionEvent.Input;
import org.semblance.session.SessionEvent.Locked;
import org.semblance.session.SessionEvent.Lost;
import org.semblance.session.SessionEvent.Unlocked;
import org.semblance.session.SessionException;
import org.semblance.session.SessionLock;

/// Screen savers on a session bus of the test's own, alone and beside logind.
class ScreenSaverSessionTest {
    private static final String USER = "faceuser";
    private static final String MATE = "org.mate.ScreenSaver";
    private static final String GNOME = "org.gnome.ScreenSaver";

    private final LinkedBlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();
    private PrivateBus bus;

    @BeforeEach
    void start() {
        bus = PrivateBus.start();
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private SessionLock open(LogindStandIn... logind) throws SessionException {
        var systemBus = logind.length == 0 ? "unix:path=/nowhere" : logind[0].address();
        var session = LinuxSessions.open(USER, new Desktop(systemBus, bus.address(), ""));
        session.listen(events::add);
        return session;
    }

    private ScreenSaverStandIn mate() {
        return ScreenSaverStandIn.start(bus, MATE, "/");
    }

    private void assertTold(SessionEvent... expected) throws InterruptedException {
        for (var event : expected) assertEquals(event, events.poll(60, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource({
        "org.mate.ScreenSaver, /",
        "org.gnome.ScreenSaver, /org/gnome/ScreenSaver",
        "org.cinnamon.ScreenSaver, /org/cinnamon/ScreenSaver",
        "org.xfce.ScreenSaver, /org/xfce/ScreenSaver",
        "org.freedesktop.ScreenSaver, /ScreenSaver"
    })
    void everyKnownScreenSaverLocksAndUnlocks(String name, String path) throws Exception {
        try (var saver = ScreenSaverStandIn.start(bus, name, path);
                var session = open()) {
            assertEquals(name, session.name());
            assertFalse(session.isLocked());
            session.lock();
            assertTold(new Locked(true));
            assertTrue(saver.isActive());
            assertTrue(session.isLocked());
            session.unlock(TestAccepts.fresh(USER));
            assertTold(new Unlocked());
            assertFalse(saver.isActive());
        }
    }

    @Test
    void aStaleAcceptOpensNothing() throws Exception {
        try (var saver = mate();
                var session = open()) {
            saver.lock();
            assertThrows(SessionException.class, () -> session.unlock(TestAccepts.stale(USER)));
            assertTrue(saver.isActive());
        }
    }

    @Test
    void aScreenSaverThatDoesNotObeyIsReported() throws Exception {
        try (var saver = mate();
                var session = open()) {
            saver.ignoreSetActive();
            saver.lock();
            var refusal = assertThrows(SessionException.class, () -> session.unlock(TestAccepts.fresh(USER)));
            assertEquals(
                    "org.mate.ScreenSaver was asked to unlock, and the screen is still locked", refusal.getMessage());
            assertTrue(session.isLocked());
        }
    }

    @Test
    void besideLogindOneLockIsToldOnce() throws Exception {
        try (var logind = LogindStandIn.start(USER, 1000);
                var saver = mate();
                var session = open(logind)) {
            assertEquals("logind session c1, org.mate.ScreenSaver", session.name());
            // two buses have no order between them: each step waits for what it has to
            saver.lock();
            assertTold(new Locked(true));
            logind.lock();
            logind.setIdleHint(true);
            assertTold(new Idle());
            saver.unlock();
            logind.setIdleHint(false);
            logind.setLockedHint(false);
            assertTold(new Input(), new Unlocked());
            logind.setIdleHint(true);
            assertTold(new Idle());
        }
    }

    @Test
    void aScreenSaverThatIgnoresLogindIsOpenedInItsOwnWay() throws Exception {
        try (var logind = LogindStandIn.startWithoutLocker(USER, 1000);
                var saver = mate();
                var session = open(logind)) {
            session.lock();
            assertTrue(saver.isActive());
            assertTold(new Locked(true));
            session.unlock(TestAccepts.fresh(USER));
            assertFalse(saver.isActive());
            assertEquals(1, logind.unlockCalls());
            assertTold(new Unlocked());
        }
    }

    @Test
    void whatLogindForbidsTheScreenSaverDoesNotOpen() throws Exception {
        try (var logind = LogindStandIn.startEmpty();
                var saver = mate()) {
            logind.addSession("7", USER, 1000, Map.of("Type", "x11", "Remote", true));
            try (var session = open(logind)) {
                saver.lock();
                var refusal = assertThrows(SessionException.class, () -> session.unlock(TestAccepts.fresh(USER)));
                assertEquals("logind has no session of faceuser now that a face may open", refusal.getMessage());
                assertTrue(saver.isActive());
            }
        }
    }

    @Test
    void aScreenSaverThatComesAndGoesIsFoundAndLost() throws Exception {
        try (var logind = LogindStandIn.startEmpty()) {
            var first = mate();
            try (var session = open(logind)) {
                first.close();
                assertTold(new Lost());
                assertThrows(SessionException.class, session::isLocked);
                try (var second = mate()) {
                    assertTold(new Found());
                    second.lock();
                    assertTold(new Locked(true));
                }
            }
        }
    }

    @Test
    void logindThatComesLaterIsUsed() throws Exception {
        try (var logind = LogindStandIn.start(USER, 1000);
                var saver = mate()) {
            logind.die();
            try (var session = open(logind)) {
                assertEquals(MATE, session.name());
                logind.comeBack();
                logind.lock();
                assertTold(new Locked(true));
                session.unlock(TestAccepts.fresh(USER));
                assertTold(new Unlocked());
                assertEquals("logind session c1, org.mate.ScreenSaver", session.name());
                assertFalse(saver.isActive());
            }
        }
    }

    @Test
    void inputIsToldWhereTheDesktopSaysSo() throws Exception {
        try (var saver = ScreenSaverStandIn.start(bus, GNOME, "/org/gnome/ScreenSaver");
                var session = open()) {
            assertFalse(session.isLocked());
            saver.emit("WakeUpScreen");
            assertTold(new Input());
        }
    }

    @Test
    void inputIsToldWhenTheIdleTimeFallsWhileLocked() throws Exception {
        var idle = "org.gnome.Mutter.IdleMonitor";
        var core = "/org/gnome/Mutter/IdleMonitor/Core";
        try (var mutter = new Mock(bus, idle, List.of("--session", idle, core, idle));
                var saver = mate();
                var session = open()) {
            mutter.method(core, idle, "GetIdletime", "", "t", "ret = 600000");
            session.lock();
            assertTold(new Locked(true));
            mutter.method(core, idle, "GetIdletime", "", "t", "ret = 12");
            assertTold(new Input());
            assertTrue(saver.isActive());
        }
    }

    @Test
    void anObjectThatIsNoScreenSaverIsNotTakenForOne() {
        try (var proxy = new Mock(
                bus,
                "org.freedesktop.ScreenSaver",
                List.of(
                        "--session",
                        "org.freedesktop.ScreenSaver",
                        "/org/freedesktop/ScreenSaver",
                        "org.freedesktop.ScreenSaver"))) {
            proxy.method("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "Inhibit", "ss", "u", "ret=1");
            assertThrows(SessionException.class, this::open);
        }
    }

    @Test
    void factsSayWhatThereIs() {
        try (var logind = LogindStandIn.start(USER, 1000);
                var saver = mate()) {
            logind.setLockedHint(true);
            var facts = LinuxSessions.facts(USER, new Desktop(logind.address(), bus.address(), ""));
            assertEquals(
                    new SessionFacts(
                            true,
                            "c1",
                            "x11",
                            true,
                            List.of(MATE),
                            false,
                            List.of("logind session c1", MATE),
                            List.of()),
                    facts);
            assertFalse(saver.isActive());
        }
    }

    @Test
    void factsOfNothingSayWhatIsLacking() {
        var facts = LinuxSessions.facts(USER, new Desktop("unix:path=/nowhere", bus.address(), ""));
        assertEquals(List.of(), facts.unlockBy());
        assertEquals(2, facts.lacking().size());
        assertTrue(facts.lacking().getFirst().startsWith("no message bus at unix:path=/nowhere"));
        assertEquals("no screen saver is on the session bus", facts.lacking().getLast());
    }
}
