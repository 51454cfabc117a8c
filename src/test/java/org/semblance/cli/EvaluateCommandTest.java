package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void missingPicturesOfAListAreAMistakeAndNoMeasurement() throws Exception {
        var list = Files.writeString(folder.resolve("pairs.txt"), "1\nann 1 2\nann 1 bob 1\n");
        var result = evaluate("verification", "--images", folder.toString(), "--pairs", list.toString());
        assertEquals(5, result.exitCode());
        assertEquals("", result.out());
        assertTrue(result.err().contains("ann_0001.jpg is not there; missing in all: 3"), result.err());
        assertTrue(result.err().contains("--images"), result.err());
    }

    @Test
    void whatCannotBeEvaluatedIsSaidInGermanWithWhatToDo() {
        Locale.setDefault(Locale.GERMANY);
        var result = evaluate("verification", "--images", folder.toString(), "--all-pairs");
        assertEquals(5, result.exitCode());
        assertTrue(result.err().contains("nötig sind zwei Personen")
                && result.err().contains("gefunden: 0"));
        assertTrue(result.err().contains("Geben Sie jeder Person einen Ordner"), result.err());
    }

    @Test
    void inJsonTheRemedyIsThereToo() {
        var nowhere = folder.resolve("nowhere");
        var json = JsonParser.parseString(
                        evaluate("fairness", "--images", "x", "--labels", nowhere.toString(), "--json")
                                .out())
                .getAsJsonObject();
        assertEquals(nowhere + " is not there", json.get("message").getAsString());
        assertTrue(json.get("remedy").getAsString().contains("name is right"), json::toString);
    }

    @Test
    void aBrokenRecordingIsSaidAsTheCameraSaysIt() throws Exception {
        Locale.setDefault(Locale.GERMANY);
        for (var person : new String[] {"ann", "bob"}) {
            Files.createDirectory(folder.resolve(person));
            for (var name : new String[] {"1.avi", "2.avi"}) {
                Files.writeString(folder.resolve(person).resolve(name), "no recording");
            }
        }
        var result = evaluate("attempts", "--recordings", folder.toString());
        assertEquals(5, result.exitCode());
        assertTrue(result.err().contains("1.avi: ist keine AVI-Datei"), result.err());
        assertTrue(result.err().contains("Geben Sie einen Ordner mit JPEG"), result.err());
    }

    private Shell.Result evaluate(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "evaluate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Shell.withData(folder.resolve("data")).run(all);
    }
}
