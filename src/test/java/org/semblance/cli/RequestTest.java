package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Request;

/// What is asked of the service for which arguments.
class RequestTest {
    private static final String ME = System.getProperty("user.name");
    private static final CameraChoice CLIP = new CameraChoice(Optional.of("my clip"), true, false);

    private final ScriptedSemblance semblance = new ScriptedSemblance(new Answer.Done());

    @Test
    void theUserIsWhoTypes() {
        assertEquals(new Request.Verify(ME, CameraChoice.DEFAULT), asked("verify"));
    }

    @Test
    void verifyTakesAnotherUserAndARecording() {
        assertEquals(
                new Request.Verify("ann", CLIP),
                asked("verify", "--user", "ann", "--camera", "my clip", "--allow-virtual", "--no-pace"));
    }

    @Test
    void enrollsWithAgreement() {
        assertEquals(new Request.Enroll(ME, "face", CameraChoice.DEFAULT, false), asked("enroll", "--yes"));
    }

    @Test
    void enrollsUnderANameByForce() {
        assertEquals(
                new Request.Enroll("ann", "with glasses", CLIP, true),
                asked(
                        "enroll",
                        "-y",
                        "--force",
                        "--name",
                        "with glasses",
                        "--user=ann",
                        "--camera=my clip",
                        "--allow-virtual",
                        "--no-pace"));
    }

    @Test
    void watches() {
        assertEquals(
                new Request.Watch("ann", CLIP),
                asked("watch", "--user=ann", "--camera=my clip", "--allow-virtual", "--no-pace"));
    }

    @Test
    void examines() {
        assertEquals(
                new Request.Doctor(ME, new CameraChoice(Optional.of("0"), false, true)),
                asked("doctor", "--camera", "0"));
    }

    @Test
    void listsTheFacesOfOneOrOfAll() {
        assertEquals(new Request.ListFaces(ME), asked("faces", "list"));
        assertEquals(new Request.ListFaces(""), asked("faces", "list", "--all"));
    }

    @Test
    void renamesAFace() {
        assertEquals(new Request.RenameFace(ME, "face", "no beard"), asked("faces", "rename", "face", "no beard"));
    }

    @Test
    void removesAFace() {
        assertEquals(new Request.RemoveFace("ann", "face"), asked("faces", "remove", "face", "--user=ann", "--yes"));
    }

    @Test
    void asksForTheRest() {
        assertEquals(new Request.Lock(System.getProperty("user.name")), asked("lock"));
        assertEquals(new Request.Status(ME), asked("status"));
        assertEquals(new Request.ListCameras(), asked("cameras"));
    }

    private Request asked(String... arguments) {
        semblance.requests.clear();
        Shell.with(semblance).run(arguments);
        assertEquals(1, semblance.requests.size(), () -> String.join(" ", arguments));
        assertTrue(semblance.closed, "left open");
        return semblance.requests.getFirst();
    }

    @Test
    void doesNotAskForWhatItWasNotAskedFor() {
        for (var arguments : List.of("--help", "--version", "completion bash", "verify --help", "faces --help")) {
            assertEquals(0, Shell.withNothing().run(arguments.split(" ")).exitCode(), arguments);
        }
    }
}
