package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against logind's stand-in on a real bus.
class LogindUsersTest {
    private final LinkedBlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();
    private final LogindStandIn logind = LogindStandIn.start("ann", 1000);

    @AfterEach
    void stop() {
        logind.close();
    }

    /// The first that are told, but for nobody, which is where it begins.
    private Set<String> users() throws InterruptedException {
        try (var users = LinuxSessions.users(logind.systemDesktop())) {
            users.listen(told::add);
            var first = told.poll(60, TimeUnit.SECONDS);
            return Set.of().equals(first) ? told.poll(60, TimeUnit.SECONDS) : first;
        }
    }

    @Test
    void whoeverSitsHereIsKnown() throws Exception {
        logind.addSession("c2", "bob", 1001, Map.of("Active", false));
        logind.addSession("c3", "eve", 1002, Map.of("Remote", true));
        logind.addSession("c4", "dan", 1003, Map.of());
        logind.moveTo("seat1", "c4");
        assertEquals(Set.of("ann", "bob"), users());
    }

    @Test
    void whoeverLogindIsLateToTellOfStillSitsHere() throws Exception {
        logind.addSession("c2", "bob", 1001, Map.of());
        logind.answerLateOnce(LogindStandIn.SESSION);
        assertEquals(Set.of("ann", "bob"), users());
    }
}
