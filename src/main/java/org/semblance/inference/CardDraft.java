package org.semblance.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// Writes a card for a model that came without one: names and sizes are read from the file, the rest is what
/// somebody says.
///
/// @param color `RGB` or `BGR`
/// @param mean subtracted from each value of 0 to 255
/// @param std then divided by
/// @param licence of the weights
public record CardDraft(String id, ModelTask task, String color, double mean, double std, String licence) {
    /// Where the embedders of the ArcFace family have eyes, nose and mouth corners in 112 x 112 pixels.
    private static final double[][] TEMPLATE = {
        {38.2946, 51.6963}, {73.5318, 51.5014}, {56.0252, 71.7366}, {41.5493, 92.3655}, {70.7299, 92.2041}
    };

    private static final double LANDMARK_CROP = 1.25;

    public CardDraft {
        if (!ModelCard.isId(id)) throw new IllegalArgumentException("no id: " + id);
        if (!isScale(mean, std)) throw new IllegalArgumentException("no scale: " + mean + ", " + std);
    }

    /// Whether values can be made smaller by the mean and divided by the other.
    public static boolean isScale(double mean, double std) {
        return Double.isFinite(mean) && Double.isFinite(std) && std != 0;
    }

    /// Where a model's card lies: `<model>.json` beside it.
    public static Path place(Path model) {
        return model.resolveSibling(model.getFileName().toString().replaceFirst("\\.onnx$", "") + ".json");
    }

    /// Writes the card to its [#place], whole or not at all; never over one that is there.
    ///
    /// @throws ModelException for a file that is no network with one picture as input
    public Path write(Path model) throws ModelException {
        var card = place(model);
        try {
            var bytes = Files.readAllBytes(model);
            var text = new GsonBuilder().setPrettyPrinting().create().toJson(describe(model, bytes));
            put(card, text + "\n");
            return card;
        } catch (IOException e) {
            throw new ModelException.Unusable(e, ModelFlaw.NOT_STORED, model);
        }
    }

    private static void put(Path card, String text) throws IOException {
        var unfinished = card.resolveSibling(card.getFileName() + ".unfinished");
        try {
            Files.writeString(unfinished, text);
            Files.move(unfinished, card);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private JsonObject describe(Path model, byte[] bytes) throws ModelException {
        var json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("version", "1");
        json.addProperty("file", model.getFileName().toString());
        json.addProperty("sha256", sha256(bytes));
        json.addProperty("task", task.title());
        json.addProperty("licence", licence);
        try (var options = new OrtSession.SessionOptions();
                var session = Inference.environment().createSession(bytes, options)) {
            json.add("input", input(session.getInputInfo()));
            json.add("output", output(session.getOutputInfo()));
        } catch (OrtException e) {
            throw new ModelException.Unusable(e, ModelFlaw.CANNOT_RUN, model);
        }
        if (task == ModelTask.EMBEDDING) json.add("alignment", alignment());
        if (task == ModelTask.LANDMARKS) {
            var crop = new JsonObject();
            crop.addProperty("side", LANDMARK_CROP);
            json.add("crop", crop);
        }
        return json;
    }

    private JsonObject input(Map<String, NodeInfo> inputs) throws ModelException {
        var first = inputs.values().iterator().next();
        if (inputs.size() != 1 || !(first.getInfo() instanceof TensorInfo info) || info.getShape().length != 4) {
            throw new ModelException.WrongShape(ModelFlaw.NOT_ONE_PICTURE, id);
        }
        var json = new JsonObject();
        json.addProperty("name", first.getName());
        json.addProperty("layout", "NCHW");
        json.addProperty("color", color);
        json.addProperty("mean", mean);
        json.addProperty("std", std);
        if (info.getShape()[3] > 0) json.addProperty("width", info.getShape()[3]);
        if (info.getShape()[2] > 0) json.addProperty("height", info.getShape()[2]);
        return json;
    }

    private JsonObject output(Map<String, NodeInfo> outputs) throws ModelException {
        var json = new JsonObject();
        if (task == ModelTask.DETECTION) {
            json.addProperty("layout", "yunet");
            return json;
        }
        var first = outputs.values().iterator().next();
        if (!(first.getInfo() instanceof TensorInfo info) || info.getShape().length < 2 || info.getShape()[1] < 1) {
            throw new ModelException.WrongShape(ModelFlaw.NO_OUTPUT_SIZE, id);
        }
        json.addProperty("name", first.getName());
        json.addProperty("size", info.getShape()[1]);
        if (task == ModelTask.EMBEDDING) json.addProperty("unit_length", false);
        return json;
    }

    private static JsonObject alignment() {
        var points = new JsonArray();
        for (var point : TEMPLATE) {
            var pair = new JsonArray();
            pair.add(point[0]);
            pair.add(point[1]);
            points.add(pair);
        }
        var json = new JsonObject();
        json.addProperty("template", "arcface-112");
        json.add("points", points);
        return json;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
