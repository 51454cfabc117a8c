package org.semblance.training;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;

/// Makes of a trained network what the product opens: `<name>.onnx`, its cohort and a card with measured error
/// rates. The card comes last, so a folder never holds a card whose files are not there.
final class EmbedderRelease {
    private static final int COHORT = 256;
    private static final double MOST_DIFFERENCE = 1e-4;

    /// @param id of the new model: references made by another model are not compared
    /// @param template card of an embedder that is fed as this one is
    /// @param training facts for the card
    record Description(String id, Path template, Map<String, String> training, String calibratedOn) {}

    private final Faces faces;
    private final Description description;

    EmbedderRelease(Faces faces, Description description) {
        this.faces = faces;
        this.description = description;
    }

    /// @param training faces that were trained on: the embeddings' center is theirs
    /// @param known those of them with a person: the cohort is made of them
    /// @param heldOut labelled faces of people the network never saw; where they are too few for error rates
    /// the card has no calibration, and the product does not unlock with the model
    /// @return the card
    JsonObject write(TorchNetwork network, int[] training, int[] known, int[] heldOut, Path folder, String name)
            throws IOException, ModelException, TrainingException {
        Files.createDirectories(folder);
        var card =
                JsonParser.parseString(Files.readString(description.template)).getAsJsonObject();
        var centering = Centering.of(network, faces, training);
        var onnx = EmbedderExport.onnx(network, centering, description.id);
        card.addProperty("id", description.id);
        card.addProperty("file", name + ".onnx");
        card.addProperty("sha256", WholeFile.sha256(onnx));
        card.getAsJsonObject("output").addProperty("size", network.plan().embeddingSize());
        card.remove("calibration");
        card.remove("cohort");
        card.remove("measured");
        card.remove("variants");
        WholeFile.replace(folder.resolve(name + ".onnx"), onnx);
        WholeFile.replace(folder.resolve(name + ".json"), WholeFile.text(card));
        try (var embedder = new FaceEmbedder(new Inference(Inference.Choice.CPU).open(folder, name), faces)) {
            var real = heldOut.length > 0 ? heldOut : known;
            compare(network, centering, embedder, real, folder.resolve(name + ".onnx"));
            card.add("training", facts(description.training));
            if (ErrorTable.isEnough(people(heldOut))) {
                var cohort = cohort(embedder, known);
                var table = new ErrorTable(embedder.embed(heldOut), people(heldOut), cohort);
                card.add("calibration", calibration(table, heldOut.length));
                card.add("cohort", describe(cohort, name, table));
                WholeFile.replace(folder.resolve(name + ".cohort.f16"), halfs(cohort));
            }
        }
        WholeFile.replace(folder.resolve(name + ".json"), WholeFile.text(card));
        return card;
    }

    /// The file must give what the trainer gives.
    private void compare(
            TorchNetwork network, Optional<Centering> centering, FaceEmbedder embedder, int[] real, Path file)
            throws ModelException, TrainingException {
        var some = Arrays.copyOf(real, Math.min(64, real.length));
        var expected = new Validation(faces, some).embed(network);
        var found = embedder.embed(some);
        var most = 0.0;
        for (var i = 0; i < some.length; i++) {
            var own = expected[i];
            var wanted = centering.map(center -> center.of(own)).orElse(own);
            for (var j = 0; j < wanted.length; j++) most = Math.max(most, Math.abs(found[i][j] - wanted[j]));
        }
        if (!(most <= MOST_DIFFERENCE)) {
            throw new TrainingException.WrongNetwork(file, "it differs from the trained one by " + most);
        }
    }

    private int[] people(int[] indices) {
        var people = new int[indices.length];
        for (var i = 0; i < people.length; i++)
            people[i] = faces.label(indices[i]).person();
        return people;
    }

    /// Normalized sums of two different people each.
    private float[][] cohort(FaceEmbedder embedder, int[] known) throws ModelException, TrainingException {
        var random = new SplittableRandom(1);
        var cohort = new ArrayList<float[]>();
        for (var tries = 0; cohort.size() < COHORT && tries < 100 * COHORT; tries++) {
            var one = known[random.nextInt(known.length)];
            var other = known[random.nextInt(known.length)];
            if (faces.label(one).person() == faces.label(other).person()) continue;
            cohort.add(middle(embedder.embed(new int[] {one, other})));
        }
        if (cohort.size() == COHORT) return cohort.toArray(float[][]::new);
        throw new TrainingException.TooFew("a cohort needs faces of at least two people");
    }

    private static float[] middle(float[][] two) {
        var sum = two[0].clone();
        for (var i = 0; i < sum.length; i++) sum[i] += two[1][i];
        var length = Math.sqrt(Validation.dot(sum, sum));
        for (var i = 0; i < sum.length; i++) sum[i] = (float) (sum[i] / length);
        return sum;
    }

    private JsonObject calibration(ErrorTable table, int pictures) {
        var calibration = new JsonObject();
        calibration.addProperty(
                "data",
                "%s: %d pictures, %d impostor and %d genuine pairs; own landmarks and embedder together"
                        .formatted(description.calibratedOn, pictures, table.impostorPairs(), table.genuinePairs()));
        calibration.add("table", table.calibration());
        return calibration;
    }

    private static JsonObject describe(float[][] cohort, String name, ErrorTable table) {
        var margin = new JsonObject();
        margin.addProperty("rule", "nearest cohort distance - nearest reference distance >= alpha");
        margin.addProperty("default_alpha", 0.0);
        margin.addProperty("measured_at", "distance threshold of FMR 1e-4");
        margin.add("table", table.margins());
        var described = new JsonObject();
        described.addProperty("file", name + ".cohort.f16");
        described.addProperty("sha256", WholeFile.sha256(halfs(cohort)));
        described.addProperty("count", cohort.length);
        described.addProperty("size", cohort[0].length);
        described.addProperty("format", "little-endian half floats, unit vectors");
        described.addProperty(
                "made", "each is the normalised sum of the embeddings of two different people: it stands for nobody");
        described.add("margin", margin);
        return described;
    }

    private static JsonObject facts(Map<String, String> facts) {
        var object = new JsonObject();
        facts.forEach((name, value) -> {
            if (value.matches("\\d{1,15}")) object.addProperty(name, Long.parseLong(value));
            else object.addProperty(name, value);
        });
        return object;
    }

    private static byte[] halfs(float[][] vectors) {
        var bytes = ByteBuffer.allocate(vectors.length * vectors[0].length * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (var vector : List.of(vectors)) for (var value : vector) bytes.putShort(Float.floatToFloat16(value));
        return bytes.array();
    }
}
