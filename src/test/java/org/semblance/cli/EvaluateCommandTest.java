package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelShelf;

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

    @Test
    void theModelInUseIsTheOneThatIsJudgedAndNamed() throws Exception {
        takeIntoUse("mine");
        var json = JsonParser.parseString(evaluate("detection", "--images", room(), "--nobody", "--json")
                        .out())
                .getAsJsonObject();
        assertEquals("mine", json.getAsJsonObject("models").get("detector").getAsString());
        var text = evaluate("detection", "--images", room(), "--nobody").out();
        assertTrue(text.lines().anyMatch(line -> line.matches("Detector +mine")), text);
        var shipped = Path.of("models", "detector.json");
        var other = evaluate("detection", "--images", room(), "--nobody", "--detector", shipped.toString())
                .out();
        assertTrue(other.contains(ModelCard.read(shipped).id()) && !other.contains("mine"), other);
    }

    /// The shipped detector under another name.
    private void takeIntoUse(String id) throws Exception {
        var text = Files.readString(Path.of("models", "detector.json"));
        var card = JsonParser.parseString(text).getAsJsonObject();
        card.addProperty("id", id);
        Files.writeString(folder.resolve("detector.json"), card.toString());
        Files.copy(Path.of("models", "detector.onnx"), folder.resolve("detector.onnx"));
        var shelf = new ModelShelf(Path.of("models"), folder.resolve("data").resolve("models"));
        shelf.use(shelf.add(folder.resolve("detector.json")));
    }

    /// @return a folder with the picture of an empty wall
    private String room() throws Exception {
        var rooms = Files.createDirectories(folder.resolve("rooms"));
        var wall = new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR);
        assertTrue(ImageIO.write(wall, "png", rooms.resolve("wall.png").toFile()));
        return rooms.toString();
    }

    @Test
    void aReportThatCannotBeWrittenIsToldBeforeTheWork() throws Exception {
        var taken = Files.writeString(folder.resolve("taken"), "a file");
        var result = evaluate("detection", "--images", "nowhere", "--nobody", "--report", taken.toString());
        assertEquals(5, result.exitCode());
        assertTrue(result.err().contains(taken + " is in the way"), result.err());
        assertTrue(result.err().contains("may write to"), result.err());
    }

    @Test
    void figuresAreToldEvenWhereTheirPageCannotBeWritten() throws Exception {
        var out = folder.resolve("out");
        Files.createDirectories(out.resolve("report.html"));
        var result = evaluate("detection", "--images", room(), "--nobody", "--json", "--report", out.toString());
        assertEquals(5, result.exitCode());
        assertEquals(
                1,
                JsonParser.parseString(result.out())
                        .getAsJsonObject()
                        .get("pictures")
                        .getAsInt());
        assertTrue(result.err().contains("report.html"), result.err());
    }

    private Shell.Result evaluate(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "evaluate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Shell.withData(folder.resolve("data")).run(all);
    }
}
