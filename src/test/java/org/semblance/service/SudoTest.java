package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.service.ElevationProgram.PASSWORD;
import static org.semblance.service.EnrolledStore.OWNER;
import static org.semblance.service.EnrolledStore.STRANGER;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.semblance.camera.Spectrum;
import org.semblance.decide.Refusal;
import org.semblance.evaluation.Script;
import org.semblance.session.linux.LogindStandIn;

/// The real sudo and su with the real module and service, before an infrared camera. Enter is an empty line.
class SudoTest {
    private static final String ENTER = "";
    private static final String ROOT = "0";
    private static final String LOOKING = "Looking for your face";
    private static final int MOST_TRIES = 5;

    @TempDir
    private Path folder;

    private PamRoom room;
    private ElevationProgram program;

    @BeforeEach
    void open() throws Exception {
        room = new PamRoom(folder, Spectrum.INFRARED);
        program = ElevationProgram.in(folder.resolve("etc"));
        service("confirm=enter");
        room.show(Script.attempt(OWNER, 2, 60));
    }

    private void service(String options) throws Exception {
        for (var name : List.of("sudo", "su"))
            program.service(name, "timeout=15 socket=" + room.socket() + " " + options);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void turnOn(String service) throws Exception {
        room.policy("[elevation]\nservices = [\"" + service + "\"]\n");
    }

    private ElevationProgram.Result sudo(List<String> environment, String... typed) throws Exception {
        return program.run(List.of(typed), environment, "sudo", "-k", "-S", "id", "-u");
    }

    private void assertRoot(ElevationProgram.Result result) throws Exception {
        assertEquals(ROOT, result.out(), result + " " + room.history());
        assertEquals(0, result.exitCode());
    }

    /// The command was not run: nothing is said but that a look takes a while.
    private void assertNobody(ElevationProgram.Result result) throws Exception {
        var said = result.out().lines().filter(line -> !line.equals(LOOKING)).toList();
        assertEquals(List.of(), said, result + " " + room.history());
        assertNotEquals(0, result.exitCode());
    }

    @Test
    void asShippedSudoTakesThePasswordAndNoFace() throws Exception {
        assertNobody(sudo(List.of(), ENTER));
        assertEquals("GUARDED SERVICE", room.history().getFirst());
        assertRoot(sudo(List.of(), ENTER, PASSWORD));
        assertRoot(sudo(List.of(), PASSWORD));
    }

    @Test
    void turnedOnItTakesTheFaceOfWhoPressesEnter() throws Exception {
        turnOn("sudo");
        assertRoot(sudo(List.of(), ENTER));
        assertEquals("ACCEPTED", room.history().getFirst());
    }

    @Test
    void theLineThatEnableWritesIsEnough() throws Exception {
        program.enabled("sudo", room.socket());
        turnOn("sudo");
        assertRoot(sudo(List.of(), ENTER));
        assertEquals("ACCEPTED", room.history().getFirst());
        room.show(Script.attempt(STRANGER, 2, 60));
        assertRoot(sudo(List.of(), ENTER, PASSWORD));
        assertRoot(sudo(List.of(), PASSWORD));
    }

    static List<List<String>> passwords() {
        return List.of(List.of(PASSWORD), List.of(ENTER, PASSWORD));
    }

    /// In a session that an automatic login may have begun.
    @ParameterizedTest
    @MethodSource("passwords")
    void thePasswordThatSudoTakesIsOneThatTheFaceWaitsFor(List<String> typed) throws Exception {
        room.logind.change(LogindStandIn.SESSION, Map.of("Service", "login"));
        program.enabled("sudo", room.socket());
        turnOn("sudo");
        assertNobody(sudo(List.of(), ENTER));
        assertEquals("GUARDED AFTER_BOOT", room.history().getFirst());
        assertNobody(sudo(List.of(), "wrong"));
        assertTrue(room.passwordFirst().isPresent());
        for (var i = 0;
                i < MOST_TRIES && room.passwordFirst().isPresent();
                i++) { // sudo waits a second for the service
            assertRoot(sudo(List.of(), typed.toArray(String[]::new)));
        }
        assertRoot(sudo(List.of(), ENTER));
        assertEquals("ACCEPTED", room.history().getFirst());
    }

    /// A password that nobody has typed: root's su, a module that says yes to everybody, a session over ssh.
    @Test
    void whatOpensWithoutThePasswordIsNotTakenForOne() throws Exception {
        room.logind.change(LogindStandIn.SESSION, Map.of("Service", "login"));
        program.enabled("su", room.socket());
        program.enabled("sudo", room.socket());
        program.file("su", "auth sufficient pam_rootok.so\n" + program.read("su"));
        var ann = program.runAsRoot(List.of(), List.of("su", "ann", "-c", "id -un"));
        assertEquals("ann", ann.out(), ann.toString());
        program.file("common-auth", "auth required pam_permit.so\n");
        assertRoot(sudo(List.of(), "wrong"));
        assertRoot(sudo(List.of(), ENTER));
        assertRoot(sudo(List.of("SSH_CONNECTION=192.0.2.7 50000 192.0.2.1 22"), PASSWORD));
        assertEquals(Optional.of(Refusal.AFTER_BOOT), room.passwordFirst());
    }

    @Test
    void aFaceThatIsThereMakesNobodyRootUnasked() throws Exception {
        turnOn("sudo");
        service("confirm=no");
        assertNobody(sudo(List.of()));
        assertEquals("GUARDED CONFIRMATION", room.history().getFirst());
        service("confirm=yes");
        assertNobody(sudo(List.of(), "no"));
        assertEquals("GUARDED CONFIRMATION", room.history().getFirst(), "nobody was asked");
        assertRoot(sudo(List.of(), "yes"));
    }

    @Test
    void oneSudoIsLookedAtOnce() throws Exception {
        turnOn("sudo");
        room.show(Script.attempt(STRANGER, 2, 60));
        assertRoot(sudo(List.of(), ENTER, "wrong", ENTER, PASSWORD));
        assertEquals(
                List.of("GUARDED RERUN", "REFUSED NOT_THIS_PERSON"),
                room.history().subList(0, 2));
    }

    @Test
    void aSudoOverSshTakesNoFace() throws Exception {
        turnOn("sudo");
        assertNobody(sudo(List.of("SSH_CONNECTION=192.0.2.7 50000 192.0.2.1 22"), ENTER));
        assertEquals("GUARDED REMOTE", room.history().getFirst());
        room.logind.change(LogindStandIn.SESSION, Map.of("Remote", true));
        assertNobody(sudo(List.of("-u", "SSH_CONNECTION"), ENTER));
        assertEquals("GUARDED REMOTE_SESSION", room.history().getFirst());
    }

    @Test
    void suTakesTheFaceOfTheOneWhoseSessionItIs() throws Exception {
        assertNobody(program.run(List.of(ENTER), List.of(), "su", "ann", "-c", "id -u"));
        assertEquals("GUARDED SERVICE", room.history().getFirst());
        turnOn("su");
        var ann = program.run(List.of(ENTER), List.of(), "su", "ann", "-c", "id -un");
        assertEquals("ann", ann.out().lines().toList().getLast(), ann.toString());
        assertNobody(program.run(List.of(ENTER), List.of(), "su", "root", "-c", "id -u"));
    }

    @Test
    void withoutTheServiceThePasswordWorks() throws Exception {
        room.kill();
        assertNobody(sudo(List.of(), ENTER));
        assertRoot(sudo(List.of(), PASSWORD));
    }
}
