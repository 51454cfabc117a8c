package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.session.SessionException;
import org.semblance.session.Whereabouts.Seating;

/// Against logind's stand-in on a real bus.
class SeatsTest {
    private static final Seating AT_THE_DESK = new Seating("ann", "seat0", true, false, false);

    @TempDir
    private Path drm;

    private final LogindStandIn logind = LogindStandIn.start("ann", 1000);

    @AfterEach
    void stop() {
        logind.close();
    }

    private Seats seats() {
        return new Seats(logind.address(), drm);
    }

    /// Without how its session began.
    private Optional<Seating> seatingOfProgram() throws Exception {
        return seats().of(17)
                .seating()
                .map(it -> new Seating(it.user(), it.seat(), it.active(), it.remote(), it.greeter()));
    }

    @Test
    void aProcessSitsWhereItsSessionIs() throws Exception {
        assertEquals(Optional.of(AT_THE_DESK), seatingOfProgram());
        logind.change(LogindStandIn.SESSION, Map.of("Remote", true, "Active", false));
        assertEquals(Optional.of(new Seating("ann", "seat0", false, true, false)), seatingOfProgram());
        logind.change(LogindStandIn.SESSION, Map.of("Remote", false, "Active", true, "State", "closing"));
        assertEquals(Optional.of(new Seating("ann", "seat0", false, false, false)), seatingOfProgram());
    }

    @Test
    void aProgramThatTheDesktopStartedSitsAtTheDesktop() throws Exception {
        logind.processesOfTheDesktop(LogindStandIn.SESSION);
        assertEquals(Optional.of(AT_THE_DESK), seatingOfProgram());
    }

    @Test
    void aProcessWithoutASessionSitsNowhere() throws Exception {
        logind.processesSitIn("");
        assertEquals(Optional.empty(), seatingOfProgram());
        logind.processesSitIn(LogindStandIn.SESSION);
        assertEquals(Optional.empty(), seats().of(0).seating());
        assertEquals(Optional.empty(), seats().of(-1).seating());
    }

    @Test
    void aGreeterIsNobodysYet() throws Exception {
        logind.change(LogindStandIn.SESSION, Map.of("Class", "greeter"));
        assertTrue(seatingOfProgram().orElseThrow().greeter());
    }

    @Test
    void aLidIsOpenOrClosed() throws Exception {
        assertFalse(seats().of(17).lidClosed());
        logind.closeLid(true);
        assertTrue(seats().of(17).lidClosed());
    }

    @Test
    void withoutLogindNobodyKnows() {
        logind.die();
        assertThrows(SessionException.class, () -> seats().of(17));
    }

    @Test
    void screensAreOffWhenEveryConnectedOneIs() throws Exception {
        assertFalse(new Screens(drm.resolve("none")).areOff());
        assertFalse(new Screens(drm).areOff());
        screen("card0-DP-1", "disconnected", "Off");
        assertFalse(new Screens(drm).areOff(), "no driver tells");
        screen("card0-eDP-1", "connected", "Off");
        assertTrue(new Screens(drm).areOff());
        screen("card1-HDMI-A-1", "connected", "On");
        assertFalse(new Screens(drm).areOff());
    }

    private void screen(String name, String status, String power) throws Exception {
        var folder = Files.createDirectory(drm.resolve(name));
        Files.writeString(folder.resolve("status"), status + "\n");
        Files.writeString(folder.resolve("dpms"), power + "\n");
    }
}
