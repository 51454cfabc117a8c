package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.security.auth.module.UnixSystem;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.semblance.session.Authority.Action;
import org.semblance.session.SessionException;

/// The question for a password, before dbusmock's polkit on a private bus.
class PolkitTest {
    private static final String NAME = "org.freedesktop.PolicyKit1";
    private static final String PATH = "/org/freedesktop/PolicyKit1/Authority";
    private static final int PROCESS = (int) ProcessHandle.current().pid();
    private static final int UID = (int) new UnixSystem().getUid();

    private final PrivateBus bus = PrivateBus.start();
    private final Polkit polkit = new Polkit(bus.address());

    @AfterEach
    void end() {
        bus.close();
    }

    @Test
    void aPasswordThatWasGivenIsAYesForThatActionOnly() throws Exception {
        try (var mock = polkitd()) {
            mock.tell(PATH, "SetAllowed", "as", List.of(Action.ENROLL.id()));
            assertTrue(polkit.confirms(Action.ENROLL, PROCESS, UID));
            assertFalse(polkit.confirms(Action.MANAGE, PROCESS, UID));
        }
    }

    @Test
    void whereNobodyCanAskThatIsSaid() {
        var nobody = assertThrows(SessionException.class, () -> polkit.confirms(Action.ENROLL, PROCESS, UID));
        assertTrue(nobody.getMessage().contains(NAME), nobody.getMessage());
    }

    @Test
    void whereThereIsNoBusThatIsSaid() {
        bus.die();
        assertThrows(SessionException.class, () -> polkit.confirms(Action.ENROLL, PROCESS, UID));
    }

    @Test
    void aQuestionThatIsTakenBackEnds() throws Exception {
        try (var mock = polkitd()) {
            mock.tell(PATH, "SimulateHang", "b", true);
            var end = new AtomicReference<Object>();
            var asking = Thread.ofPlatform().start(() -> {
                try {
                    end.set(polkit.confirms(Action.ENROLL, PROCESS, UID));
                } catch (SessionException | InterruptedException e) {
                    end.set(e.getClass());
                }
            });
            asking.interrupt();
            asking.join();
            assertEquals(InterruptedException.class, end.get());
        }
    }

    private Mock polkitd() {
        return new Mock(bus, NAME, List.of("--system", "--template", "polkitd"));
    }
}
