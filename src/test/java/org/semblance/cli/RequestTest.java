package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    void aRecordingIsNamedAsAServiceInAnotherFolderFindsIt() {
        var clip = Path.of("src/test/resources/people").toAbsolutePath().toString();
        var choice = new CameraChoice(Optional.of(clip), true, true);
        assertEquals(
                new Request.Verify(ME, choice),
                asked("verify", "--camera", "src/test/resources/people", "--allow-virtual"));
    }

    @Test
    void pausesForAnHourForAsLongAsSaidAndNoLonger() {
        assertEquals(new Request.Pause(ME, Duration.ofHours(1)), asked("pause"));
        assertEquals(new Request.Pause(ME, Duration.ofMinutes(150)), asked("pause", "2h30m"));
        assertEquals(new Request.Pause("ann", Duration.ofSeconds(90)), asked("pause", "90s", "--user=ann"));
        assertEquals(new Request.Pause(ME, Duration.ZERO), asked("pause", "--end"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1h", "soon", "1", "", "1d"})
    void noPauseIsThatLong(String length) {
        assertEquals(2, Shell.withNothing().run("pause", length).exitCode());
    }

    @Test
    void aPauseEndsNowOrLater() {
        assertEquals(2, Shell.withNothing().run("pause", "1h", "--end").exitCode());
    }

    @Test
    void asksForTheHistory() {
        assertEquals(new Request.History(ME, 20), asked("history"));
        assertEquals(new Request.History("ann", 3), asked("history", "-n", "3", "--user=ann"));
        assertEquals(2, Shell.withNothing().run("history", "-n", "0").exitCode());
    }

    @Test
    void showsSettingsAndChangesOne() {
        assertEquals(new Request.Settings(ME), asked("settings"));
        assertEquals(new Request.ChangeSetting(ME, "fmr", "1e-5"), asked("settings", "fmr", "1e-5"));
        assertEquals(new Request.ChangeSetting(ME, "camera", ""), asked("settings", "camera", ""));
        var result = Shell.withNothing().run("settings", "fmr");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("A value for fmr is missing."), result.err());
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
