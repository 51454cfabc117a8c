package org.semblance.training.detector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.semblance.training.OnnxGraph;
import org.semblance.training.TrainingException;
import org.semblance.training.TrainingFlaw;

/// Reads the weights of a shipped detector back, so that a training can go on from them: its convolutions in the
/// plan's order.
final class DetectorWeights {
    private DetectorWeights() {}

    /// @return values by the names of [DetectorNetwork#tensors]
    static Map<String, float[]> read(Path file, DetectorPlan plan) throws IOException, TrainingException {
        var graph = OnnxGraph.parse(file, Files.readAllBytes(file));
        var convolutions = graph.nodes().stream()
                .filter(node -> node.operator().equals("Conv"))
                .toList();
        var layers = plan.layers();
        if (convolutions.size() != layers.size()) {
            throw new TrainingException.WrongNetwork(
                    TrainingFlaw.OTHER_LAYERS, file, convolutions.size(), layers.size());
        }
        var values = new LinkedHashMap<String, float[]>();
        for (var i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            var weight = graph.floats(convolutions.get(i), 1);
            var bias = graph.floats(convolutions.get(i), 2);
            if (weight.length != layer.to() * layer.fan() || bias.length != layer.to()) {
                throw new TrainingException.WrongNetwork(TrainingFlaw.OTHER_SIZE, file, layer.name());
            }
            values.put(layer.name() + ".weight", weight);
            values.put(layer.name() + ".bias", bias);
        }
        return values;
    }
}
