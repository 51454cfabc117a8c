package org.semblance.training;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;

/// The mean of two networks of one plan, weight by weight. Where one was trained on from the other, it can be
/// better than either.
///
/// Source: M. Wortsman et al., Model soups: averaging weights of multiple fine-tuned models, ICML 2022.
public final class WeightMean {
    /// @param card of the first; the new one is fed as it is
    /// @param other card of the second
    /// @param id of the new model: references made by either are not compared with its own
    /// @param output gets the network and its card, named as the first one
    public record Order(Path card, Path other, String id, Path output) {}

    private WeightMean() {}

    /// Leaves a card without error rates and calibration: nobody has measured the new network.
    ///
    /// @throws TrainingException.OwnFolder where the output would overwrite one of the two
    public static void run(Order order) throws IOException, ModelException, TrainingException {
        var card = ModelCard.read(order.card);
        var other = ModelCard.read(order.other);
        for (var source : List.of(order.card, order.other)) refuseFolderOf(source, order.output);
        var onnx = of(graph(card), graph(other));
        var json = JsonParser.parseString(Files.readString(order.card)).getAsJsonObject();
        json.addProperty("id", order.id);
        json.addProperty("sha256", WholeFile.sha256(onnx));
        for (var measured : List.of("calibration", "cohort", "measured", "variants")) json.remove(measured);
        json.add("training", facts(card, other));
        Files.createDirectories(order.output);
        WholeFile.replace(order.output.resolve(card.text("file")), onnx);
        WholeFile.replace(order.output.resolve(order.card.getFileName()), WholeFile.text(json));
    }

    private static void refuseFolderOf(Path card, Path output) throws IOException, TrainingException {
        var folder = card.toAbsolutePath().getParent();
        if (Files.exists(output) && Files.isSameFile(folder, output)) {
            throw new TrainingException.OwnFolder(output, card);
        }
    }

    private static OnnxGraph graph(ModelCard card) throws ModelException, TrainingException {
        var file = card.sibling("file");
        return OnnxGraph.parse(file, Inference.readChecked(file, card.sha256("sha256")));
    }

    private static JsonObject facts(ModelCard card, ModelCard other) throws ModelException {
        var ids = new JsonArray();
        ids.add(card.id());
        ids.add(other.id());
        var facts = new JsonObject();
        facts.add("mean_of", ids);
        return facts;
    }

    /// @throws TrainingException.WrongNetwork when their nodes, or the shapes of their weights, are not the same
    static byte[] of(OnnxGraph one, OnnxGraph other) throws TrainingException {
        var edit = new OnnxEdit(one);
        for (var node : one.nodes()) edit.keep(node);
        if (!plan(one).equals(plan(other))
                || !one.tensors().keySet().equals(other.tensors().keySet())) {
            throw new TrainingException.WrongNetwork(TrainingFlaw.OTHER_NODES, other.file(), one.file());
        }
        for (var name : one.tensors().keySet()) {
            if (!Arrays.equals(one.shape(name), other.shape(name))) {
                throw new TrainingException.WrongNetwork(TrainingFlaw.OTHER_SHAPE, other.file(), name, one.file());
            }
            if (!one.isFloats(name)) continue;
            var weights = weights(one, name);
            var others = weights(other, name);
            edit.fill(name, one.isHalf(name) ? halfs(weights, others) : floats(weights, others));
        }
        return edit.toBytes();
    }

    private static float[] weights(OnnxGraph graph, String name) throws TrainingException {
        var weights = graph.weights(name);
        if (weights != null) return weights;
        throw new TrainingException.WrongNetwork(TrainingFlaw.NO_WEIGHTS, graph.file(), name);
    }

    private record Step(String operator, List<String> inputs, List<String> outputs) {}

    private static List<Step> plan(OnnxGraph graph) {
        return graph.nodes().stream()
                .map(node -> new Step(node.operator(), node.inputs(), node.outputs()))
                .toList();
    }

    private static byte[] floats(float[] weights, float[] others) {
        var content = ByteBuffer.allocate(weights.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < weights.length; i++) content.putFloat((weights[i] + others[i]) / 2);
        return content.array();
    }

    private static byte[] halfs(float[] weights, float[] others) {
        var content = ByteBuffer.allocate(weights.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var i = 0; i < weights.length; i++) {
            content.putShort(Float.floatToFloat16((weights[i] + others[i]) / 2));
        }
        return content.array();
    }
}
