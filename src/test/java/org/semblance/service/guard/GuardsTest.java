package org.semblance.service.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semblance.ipc.Request;

class GuardsTest {
    private static Optional<Ground> objection(String service, String remoteHost, boolean remote) {
        return Guards.objection(
                new Inquiry(new Request.Authenticate("ann", service, "/dev/tty1", remoteHost, remote, false, 1)));
    }

    @Test
    void aScreenLockerMayAsk() {
        assertEquals(Optional.empty(), objection("i3lock", "", false));
        assertEquals(Optional.empty(), objection("xsecurelock", "localhost", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "::ffff:127.0.0.2", "desk.example", " ", "localhost.example"})
    void aRemoteHostIsRefused(String host) {
        assertEquals(Optional.of(Ground.REMOTE), objection("i3lock", host, false));
    }

    @Test
    void theEnvironmentOfARemoteSessionIsRefused() {
        assertEquals(Optional.of(Ground.REMOTE), objection("i3lock", "", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo",
                "sudo-i",
                "su",
                "su-l",
                "polkit-1",
                "login",
                "gdm-password",
                "lightdm",
                "sddm",
                "sshd",
                "passwd",
                "cron",
                "I3LOCK",
                "i3lock ",
                ""
            })
    void whatIsNoScreenLockerIsRefused(String service) {
        assertEquals(Optional.of(Ground.SERVICE), objection(service, "", false));
    }
}
