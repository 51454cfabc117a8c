package org.semblance.training.detector;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.semblance.training.TrainingException;
import org.semblance.training.WholeFile;

/// Makes of a trained network what the product opens: `detector.onnx` and its card, which comes last.
final class DetectorRelease {
    static final String NAME = "detector";

    private DetectorRelease() {}

    /// @param template card of a detector that is fed and read as this one is
    /// @param facts for the card, numbers as texts
    static JsonObject write(DetectorNetwork network, String id, Path template, Map<String, String> facts, Path folder)
            throws IOException, TrainingException {
        var card = JsonParser.parseString(Files.readString(template)).getAsJsonObject();
        var onnx = DetectorExport.onnx(network, id);
        card.addProperty("id", id);
        card.addProperty("file", NAME + ".onnx");
        card.addProperty("sha256", WholeFile.sha256(onnx));
        card.remove("measured");
        var training = new JsonObject();
        facts.forEach((name, value) -> {
            if (value.matches("\\d{1,15}")) training.addProperty(name, Long.parseLong(value));
            else training.addProperty(name, value);
        });
        card.add("training", training);
        Files.createDirectories(folder);
        WholeFile.replace(folder.resolve(NAME + ".onnx"), onnx);
        WholeFile.replace(folder.resolve(NAME + ".json"), WholeFile.text(card));
        return card;
    }
}
