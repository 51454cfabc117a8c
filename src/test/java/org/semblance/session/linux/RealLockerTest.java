package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.semblance.decide.TestAccepts;
import org.semblance.session.SessionEvent;
import org.semblance.session.SessionEvent.Locked;
import org.semblance.session.SessionEvent.Unlocked;
import org.semblance.session.SessionException;

/// The locker of many a light desktop, i3lock under xss-lock, on a screen of the test's own.
@Timeout(300)
class RealLockerTest {
    private static final String USER = "faceuser";

    private final LinkedBlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();
    private LogindStandIn logind;
    private Process xssLock;

    @BeforeEach
    void start() throws IOException {
        logind = LogindStandIn.startWithoutLocker(USER, 1000);
        var screen = logind.bus().run(List.of("Xvfb", "-displayfd", "1", "-noreset", "-nolisten", "tcp"), Map.of());
        xssLock = logind.bus()
                .run(
                        List.of("xss-lock", "--session=" + LogindStandIn.SESSION, "--", "i3lock", "-n"),
                        Map.of("DISPLAY", ":" + firstLine(screen)));
    }

    @AfterEach
    void stop() {
        logind.close();
    }

    private static String firstLine(Process process) throws IOException {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = out.readLine();
            assertNotNull(line, "Xvfb does not start (apt: xvfb)");
            return line;
        }
    }

    /// Asks until it hears: xss-lock does not say when it has begun to listen.
    private ProcessHandle lockUntilObeyed(LinuxSession session) throws Exception {
        while (!logind.isLocked()) {
            assertTrue(xssLock.isAlive(), "xss-lock does not start (apt: xss-lock i3lock)");
            session.lock();
            assertFalse(xssLock.waitFor(100, TimeUnit.MILLISECONDS));
        }
        return xssLock.children().findFirst().orElseThrow();
    }

    @Test
    void anAcceptOpensARealLockerAndNothingElseDoes() throws Exception {
        try (var session = new LinuxSession(USER, logind.desktop())) {
            session.listen(events::add);
            var i3lock = lockUntilObeyed(session);
            assertEquals(new Locked(true), events.poll(60, TimeUnit.SECONDS));
            assertTrue(session.isLocked());

            assertThrows(SessionException.class, () -> session.unlock(TestAccepts.stale(USER)));
            assertThrows(SessionException.class, () -> session.unlock(TestAccepts.fresh("somebody")));
            assertTrue(i3lock.isAlive());

            session.unlock(TestAccepts.fresh(USER));
            i3lock.onExit().get(60, TimeUnit.SECONDS);
            assertFalse(session.isLocked());
            assertEquals(new Unlocked(), events.poll(60, TimeUnit.SECONDS));
            assertTrue(xssLock.isAlive());
        }
    }

    @Test
    void aLockerThatIsKilledEndsTheLock() throws Exception {
        try (var session = new LinuxSession(USER, logind.desktop())) {
            session.listen(events::add);
            var i3lock = lockUntilObeyed(session);
            i3lock.destroy();
            assertEquals(new Locked(true), events.poll(60, TimeUnit.SECONDS));
            assertEquals(new Unlocked(), events.poll(60, TimeUnit.SECONDS));
            assertFalse(session.isLocked());
        }
    }
}
