package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.inference.CopiedModel;
import org.semblance.training.TrainingException;
import org.semblance.training.TrainingFlaw;

/// Why nothing can be trained, or made of what was trained, is said in the person's language, with what to do next.
class TrainCommandTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path folder;

    @BeforeEach
    void speakGerman() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void picturesThatAreNotThereCannotBeTrainedOn() {
        var nowhere = folder.resolve("nowhere").toString();
        var out = folder.resolve("out").toString();
        fails(
                nowhere + " ist kein Ordner",
                "Sehen Sie nach",
                List.of("train", "--loss=distillation", "--data", nowhere, "--out", out));
    }

    @Test
    void aMeanDoesNotTakeThePlaceOfItsOrigin() throws Exception {
        var card = new CopiedModel(folder, "landmarks").as("mine", _ -> {}).toString();
        var out = folder.toString();
        fails(
                out + " ist der Ordner von " + card,
                "Nennen Sie mit --out",
                List.of("models", "average", card, card, "--id=mean", "--out", out));
    }

    @Test
    void picturesThatAreNotThereSetNoScales() {
        var card = Path.of("models", "embedder.json").toString();
        var nowhere = folder.resolve("nowhere").toString();
        fails(
                nowhere + " ist kein Ordner",
                "Sehen Sie nach",
                List.of("models", "quantize", card, "--images", nowhere, "--out", nowhere));
    }

    @Test
    void designsAreNotComparedWithoutPeople() {
        fails(
                folder + " enthält keinen Ordner mit Bildern",
                "sechs oder mehr Personen",
                List.of("evaluate", "baselines", "--data", folder.toString()));
    }

    @Test
    void everyFlawHasARemedy() {
        for (var flaw : TrainingFlaw.values()) {
            var failed = Failures.of(new TrainingException.TooFew(flaw, "1", "2", "3", "4", "5"));
            assertFalse(failed.remedy().isBlank(), flaw.name());
            assertFalse((failed.message() + failed.remedy()).contains("{"), failed.message());
        }
    }

    private void fails(String message, String remedy, List<String> command) {
        var result = Shell.withData(folder.resolve("data")).run(command.toArray(String[]::new));
        assertEquals(5, result.exitCode(), result.err());
        assertTrue(result.err().contains(message), result.err());
        assertTrue(result.err().contains(remedy), result.err());
    }
}
