package org.semblance.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.semblance.service.EnrolledStore.OWNER;
import static org.semblance.service.EnrolledStore.STRANGER;
import static org.semblance.service.EnrolledStore.USER;
import static org.semblance.service.LoginProgram.PASSWORD;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.Spectrum;
import org.semblance.evaluation.Script;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;

/// GNOME's own keyring behind a login by face, and who else would like the password. Enter is an empty line.
class KeyringTest {
    private static final String LOGIN = "gdm-password";
    private static final String ENTER = "";
    private static final String OPEN = "(<false>,)";
    private static final String LOCKED = "(<true>,)";
    private static final String POLICY = "[elevation]\nservices = [\"gdm-password\", \"sudo\"]\nkeyring = true\n";

    @TempDir
    private Path folder;

    private PamRoom room;
    private LoginProgram program;

    @BeforeEach
    void annLoggedInWithThePasswordOnce() throws Exception {
        room = new PamRoom(folder, Spectrum.INFRARED);
        EnrolledStore.makePasswordKey(folder);
        program = LoginProgram.in(folder.resolve("etc"));
        program.service(LOGIN, options("confirm=enter keyring"));
        assertEquals(OPEN, program.login(LOGIN, PASSWORD), this::said);
        room.show(Script.attempt(OWNER, 2, 60));
    }

    private String options(String options) {
        return "timeout=15 socket=" + room.socket() + " " + options;
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void keep() throws Exception {
        room.policy(POLICY);
        assertEquals(new Answer.Done(), room.asRoot(new Request.KeepPassword(USER, PASSWORD.getBytes(UTF_8))));
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("etc/said")) + room.history();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFaceOpensTheKeyringOnlyOnceThePasswordIsKept() throws Exception {
        room.policy(POLICY);
        assertEquals(LOCKED, program.login(LOGIN, ENTER), this::said);
        assertEquals("ACCEPTED", room.history().getFirst());
        keep();
        assertEquals(OPEN, program.login(LOGIN, ENTER), this::said);
        assertEquals("PASSWORD_RELEASED", room.history().getFirst());
        program.service(LOGIN, options("confirm=enter"));
        assertEquals(LOCKED, program.login(LOGIN, ENTER), "the line does not ask for it");
    }

    @Test
    void aPasswordThatWasChangedIsNotHandedOnAndForgotten() throws Exception {
        keep();
        program.changePassword();
        assertEquals(LOCKED, program.login(LOGIN, ENTER), this::said);
        assertEquals("PASSWORD_OUTDATED", room.history().getFirst());
        program.changePassword();
        assertEquals(LOCKED, program.login(LOGIN, ENTER), this::said);
        assertEquals("ACCEPTED", room.history().getFirst(), "there is nothing to hand on any more");
    }

    @Test
    void aStrangersFaceOpensNothing() throws Exception {
        keep();
        room.show(Script.attempt(STRANGER, 2, 60));
        assertEquals("", program.login(LOGIN, ENTER, "a guess"), this::said);
        assertEquals("REFUSED NOT_THIS_PERSON", room.history().getFirst());
    }

    @Test
    void otherServicesThanALoginAreNotGivenThePassword() throws Exception {
        keep();
        assertEquals(PASSWORD, foundBehind(LOGIN), "this is how it would look");
        assertEquals("PASSWORD_RELEASED", room.history().getFirst());
        for (var service : new String[] {"i3lock", "sudo", "su", "sshd", "door"}) {
            assertEquals("typed", foundBehind(service), service);
        }
        assertEquals(
                1, room.history().stream().filter("PASSWORD_RELEASED"::equals).count());
        assertEquals(2, room.history().stream().filter("ACCEPTED"::equals).count() - 1, "i3lock and sudo had a yes");
    }

    @Test
    void aPolicyThatIsTurnedOffReleasesNothing() throws Exception {
        keep();
        room.policy(POLICY.replace("keyring = true", ""));
        assertEquals("typed", foundBehind(LOGIN));
        assertEquals("ACCEPTED", room.history().getFirst());
        room.policy(POLICY);
        assertEquals("typed", foundBehind(LOGIN), "it is forgotten");
    }

    /// What the next module finds, where the person types `typed` if it has to ask.
    private String foundBehind(String service) throws Exception {
        var found = program.probe(service, options("confirm=yes keyring"));
        program.authenticate(service, "yes", "typed");
        return Files.readString(found).replace("\0", "");
    }
}
