package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.pam.PamProgram.CANNOT_CHECK;
import static org.semblance.pam.PamProgram.LOCKED_OUT;
import static org.semblance.pam.PamProgram.NO;
import static org.semblance.pam.PamProgram.YES;
import static org.semblance.service.EnrolledStore.OWNER;
import static org.semblance.service.EnrolledStore.STRANGER;
import static org.semblance.service.EnrolledStore.USER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.Spectrum;
import org.semblance.evaluation.Script;
import org.semblance.pam.PamProgram;
import org.semblance.pam.PamProgram.Kind;
import org.semblance.session.linux.LogindStandIn;

/// From a program that asks PAM to the camera and back.
class PamServiceTest {
    private static final String SUDO_TURNED_ON = "[elevation]\nservices = [\"sudo\"]\n";

    @TempDir
    private Path folder;

    private PamRoom room;

    @AfterEach
    void close() {
        room.close();
    }

    private void open(Spectrum spectrum) throws Exception {
        room = new PamRoom(folder, spectrum);
    }

    private List<String> run(Kind kind, String service, String options, String... more) throws Exception {
        var program = new PamProgram(Files.createDirectories(folder.resolve("pam.d")), kind);
        program.write(service, program.module("timeout=15 socket=" + room.socket() + " " + options));
        return program.run(service, USER, more);
    }

    private String locker(String... more) throws Exception {
        return PamProgram.result(run(Kind.SHIPPED, "i3lock", "", more));
    }

    @Test
    void theOwnerOpensTheLockerAndNobodyElse() throws Exception {
        open(Spectrum.COLOR);
        room.show(Script.attempt(OWNER, 2, 60));
        assertEquals(YES, locker());
        room.show(Script.attempt(STRANGER, 2, 60));
        assertEquals(NO, locker());
        room.show(Script.emptyRoom(3, 30));
        assertEquals(CANNOT_CHECK, locker());
        room.cover();
        assertEquals(CANNOT_CHECK, locker());
        room.unplug();
        assertEquals(CANNOT_CHECK, locker());
        assertEquals(
                List.of("REFUSED DARK", "REFUSED NO_FACE", "REFUSED NOT_THIS_PERSON", "ACCEPTED"),
                room.history().subList(0, 4));
        room.kill();
        assertEquals(CANNOT_CHECK, locker());
    }

    @Test
    void aStrangerIsLockedOut() throws Exception {
        open(Spectrum.COLOR);
        room.show(Script.attempt(STRANGER, 2, 60));
        for (var i = 0; i < 5; i++) assertEquals(NO, locker());
        room.show(Script.attempt(OWNER, 2, 60));
        assertEquals(LOCKED_OUT, locker());
    }

    @Test
    void anSshLoginDoesNotOpenTheCameraAtTheDesk() throws Exception {
        open(Spectrum.COLOR);
        room.show(Script.attempt(OWNER, 2, 60));
        assertEquals(CANNOT_CHECK, locker("rhost=192.0.2.7"));
        run(Kind.SANITIZED, "i3lock", "", "env=SSH_CONNECTION=192.0.2.7 50000 192.0.2.1 22");
        room.logind.change(LogindStandIn.SESSION, Map.of("Remote", true));
        assertEquals(CANNOT_CHECK, locker());
        assertEquals(
                List.of("GUARDED REMOTE_SESSION", "GUARDED REMOTE", "GUARDED REMOTE"),
                room.history().subList(0, 3));
    }

    @Test
    void withoutLogindNobodyIsLookedAt() throws Exception {
        open(Spectrum.COLOR);
        room.logind.die();
        assertEquals(CANNOT_CHECK, locker());
        assertEquals("GUARDED SESSION", room.history().getFirst());
    }

    @Test
    void oneSudoIsLookedAtOnce() throws Exception {
        open(Spectrum.INFRARED);
        room.policy(SUDO_TURNED_ON);
        room.show(Script.attempt(STRANGER, 2, 60));
        var lines = run(Kind.SANITIZED, "sudo", "confirm=yes", "tty=/dev/pts/3", "times=2", "answer=yes", "answer=yes");
        assertEquals(
                List.of("result " + NO, "result " + NO),
                lines.stream().filter(line -> line.startsWith("result")).toList());
        assertEquals(
                List.of("GUARDED RERUN", "REFUSED NOT_THIS_PERSON"),
                room.history().subList(0, 2));
    }

    @Test
    void aColorCameraMakesNobodyRoot() throws Exception {
        open(Spectrum.COLOR);
        room.policy(SUDO_TURNED_ON + "evidence = \"infrared\"\n");
        room.show(Script.attempt(OWNER, 2, 60));
        assertEquals(CANNOT_CHECK, PamProgram.result(run(Kind.SANITIZED, "sudo", "confirm=yes", "answer=yes")));
        assertEquals("GUARDED INFRARED", room.history().getFirst());
        room.policy(SUDO_TURNED_ON + "evidence = \"none\"\n");
        assertEquals(YES, PamProgram.result(run(Kind.SANITIZED, "sudo", "confirm=yes", "answer=yes")));
    }

    @Test
    void whoDoesNotTurnTheirHeadAsTheyAreToldIsNotLetIn() throws Exception {
        open(Spectrum.COLOR);
        room.policy(SUDO_TURNED_ON);
        room.show(Script.attempt(OWNER, 2, 60));
        var lines = run(Kind.SANITIZED, "sudo", "confirm=yes", "answer=yes");
        assertTrue(
                lines.stream().anyMatch(line -> line.matches(".*Turn your head well to the (left|right)")),
                lines.toString());
        assertEquals(NO, PamProgram.result(lines));
        assertEquals("REFUSED NOT_TURNED", room.history().getFirst());
    }
}
