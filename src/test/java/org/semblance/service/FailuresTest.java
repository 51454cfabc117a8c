package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.CameraException;
import org.semblance.camera.CameraFlaw;
import org.semblance.inference.CopiedModel;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelShelf;
import org.semblance.inference.ModelTask;
import org.semblance.policy.PolicyException;
import org.semblance.policy.PolicyFolder;
import org.semblance.policy.SettingsFile;
import org.semblance.session.SessionException;
import org.semblance.session.SessionFlaw;
import org.semblance.store.StoreException;
import org.semblance.store.StoreFlaw;

/// What went wrong somewhere below is told in the person's language, with what to do next.
class FailuresTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakGerman() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void theStoreIsSpokenOf() {
        var failed = Failures.of(new StoreException.FaceExists("anna", "Brille"));
        assertEquals("anna hat schon ein Gesicht namens Brille", failed.message());
        assertTrue(failed.remedy().startsWith("Wählen Sie einen anderen Namen"), failed.remedy());
    }

    /// The store remembers the place by an English name.
    @Test
    void thePlaceOfTheKeyIsSpokenOf() {
        var failed = Failures.of(new StoreException.KeyUnavailable(null, StoreFlaw.STARTED_WITHOUT, "desktop keyring"));
        assertTrue(failed.message().endsWith(": Schlüsselbund der Arbeitsumgebung"), failed.message());
    }

    /// Whose camera is broken has no use for advice about recordings.
    @Test
    void aBrokenCameraIsNoBadRecording() {
        for (var flaw : CameraFlaw.values()) {
            var failed = CameraFailures.of(new CameraException.Unreadable(Path.of("/dev/video0"), flaw, "1", "2"));
            var speaksOfFiles = failed.remedy().contains("AVI");
            assertEquals(flaw.isOfDevice() ? 3 : 5, failed.problem().exitCode(), flaw.name());
            assertEquals(!flaw.isOfDevice(), speaksOfFiles, flaw.name());
        }
        assertTrue(CameraFlaw.DRIVER_REFUSES.isOfDevice());
        assertFalse(CameraFlaw.TOO_MANY_FRAMES.isOfDevice());
    }

    @Test
    void everyFlawOfTheStoreHasARemedy() {
        for (var flaw : StoreFlaw.values()) {
            var failed = Failures.of(new StoreException.KeyUnavailable(null, flaw, "key file", "1", "2"));
            assertFalse(failed.remedy().isBlank(), flaw.name());
            assertFalse(failed.remedy().contains("{"), failed.remedy());
        }
    }

    @Test
    void everyReasonWhyNoSessionAnswersIsSpokenOf() {
        var failed = Failures.of(new SessionException(List.of(
                new SessionException(SessionFlaw.NO_LOGIND), new SessionException(SessionFlaw.NO_SESSION_BUS))));
        assertTrue(
                failed.message()
                        .endsWith(": der Systembus antwortet, doch logind ist nicht daran; es gibt keinen "
                                + "Sitzungsbus"),
                failed.message());
        assertTrue(failed.remedy().contains("systemd-logind"), failed.remedy());
    }

    @Test
    void aModelIsSpokenOf() {
        assertEquals(
                "die Modelldatei x.onnx fehlt",
                Failures.of(new ModelException.Missing(Path.of("x.onnx"))).message());
    }

    @Test
    void insteadOfAnAddedModelTheShippedOneIsProposed(@TempDir Path folder) throws Exception {
        var shelf = new ModelShelf(Path.of("models"), folder.resolve("own"));
        var added = shelf.add(new CopiedModel(folder, "landmarks").as("mine", _ -> {}));
        shelf.use(added);
        Files.delete(added.card());
        var gone = assertThrows(ModelException.Missing.class, () -> shelf.with(ModelTask.LANDMARKS, card -> card));
        var shipped = ModelCard.read(Path.of("models", "landmarks.json")).id();
        var remedy = Failures.of(gone).remedy();
        assertTrue(remedy.endsWith("semblance models use " + shipped), remedy);
    }

    @Test
    void aPolicyFileIsSpokenOf(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("settings.toml"), "unlock.input = 3\nfmr = = 1\n");
        var settings = new SettingsFile(file);
        assertTrue(Failures.message(settings.read().complaints().getFirst()).startsWith(file + ": "));
        Files.writeString(file, "unlock.input = 3\n");
        assertEquals(
                file + ": unlock.input: hier steht true oder false",
                Failures.message(settings.read().complaints().getFirst()));
    }

    @Test
    void aPolicyOfAnotherOwnerIsSpokenOf(@TempDir Path folder) {
        var policy = new PolicyFolder(folder, -1);
        var failed = Failures.of(assertThrows(PolicyException.class, policy::read));
        assertTrue(failed.message().contains("gehört dem Benutzer mit der Nummer"), failed.message());
        assertTrue(failed.remedy().startsWith("Wer diesen Rechner betreut"), failed.remedy());
    }
}
