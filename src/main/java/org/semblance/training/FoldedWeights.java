package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.semblance.training.NetworkPlan.Convolution;
import org.semblance.training.NetworkPlan.Projection;

/// The weights of an ONNX embedder with its batch norms folded in, by node of the plan: convolutions and the last
/// linear layer in the order of the graph. Lets a training go on from a shipped model.
public final class FoldedWeights {
    /// @param weight row-major, one row an output channel
    public record Layer(float[] weight, float[] bias) {
        private int columns() {
            return weight.length / bias.length;
        }

        public float[] rowLengths() {
            var lengths = new float[bias.length];
            for (var row = 0; row < bias.length; row++) {
                var squares = 0.0;
                for (var i = 0; i < columns(); i++) squares += square(weight[row * columns() + i]);
                lengths[row] = (float) Math.max(1e-6, Math.sqrt(squares));
            }
            return lengths;
        }

        public float[] unitRows() {
            var lengths = rowLengths();
            var rows = weight.clone();
            for (var i = 0; i < rows.length; i++) rows[i] /= lengths[i / columns()];
            return rows;
        }

        private static double square(double value) {
            return value * value;
        }
    }

    private FoldedWeights() {}

    static Map<String, Layer> read(Path file, NetworkPlan plan) throws IOException, TrainingException {
        return byName(file, plan, layers(file));
    }

    /// Convolutions and linear layers in the order of the graph.
    public static List<Layer> layers(Path file) throws IOException, TrainingException {
        var graph = OnnxGraph.parse(file, Files.readAllBytes(file));
        var found = new ArrayList<Layer>();
        for (var node : graph.nodes()) {
            switch (node.operator()) {
                case "Conv", "Gemm" -> found.add(new Layer(graph.floats(node, 1), graph.floats(node, 2)));
                case "MatMul" -> found.add(transposed(graph.floats(node, 1)));
                case "BatchNormalization" -> found.add(normed(found.removeLast(), graph, node));
                default -> {}
            }
        }
        return found;
    }

    /// Of a square matrix.
    private static Layer transposed(float[] matrix) {
        var side = (int) Math.sqrt(matrix.length);
        var turned = new float[matrix.length];
        for (var i = 0; i < matrix.length; i++) turned[i % side * side + i / side] = matrix[i];
        return new Layer(turned, new float[side]);
    }

    private static Layer normed(Layer layer, OnnxGraph graph, OnnxGraph.Node node) throws TrainingException {
        var gain = graph.floats(node, 1);
        var bias = graph.floats(node, 2);
        var mean = graph.floats(node, 3);
        var variance = graph.floats(node, 4);
        var weight = layer.weight.clone();
        for (var row = 0; row < bias.length; row++) {
            var scale = gain[row] / Math.sqrt(variance[row] + TorchNetwork.EPSILON);
            for (var i = 0; i < layer.columns(); i++) weight[row * layer.columns() + i] *= (float) scale;
            bias[row] += (float) ((layer.bias[row] - mean[row]) * scale);
        }
        return new Layer(weight, bias);
    }

    private static Map<String, Layer> byName(Path file, NetworkPlan plan, List<Layer> found) throws TrainingException {
        var layers = new LinkedHashMap<String, Layer>();
        var left = new ArrayList<>(found);
        for (var node : plan.nodes()) {
            switch (node) {
                case Convolution c ->
                    put(file, layers, left, c.name(), c.to(), c.from() / c.groups() * c.kernel() * c.kernel());
                case Projection p -> put(file, layers, left, p.name(), p.to(), p.from());
                case NetworkPlan.Join _, NetworkPlan.Resize _ -> {}
            }
        }
        if (left.isEmpty()) return layers;
        throw new TrainingException.WrongNetwork(TrainingFlaw.OTHER_LAYERS, file, found.size(), layers.size());
    }

    private static void put(Path file, Map<String, Layer> layers, List<Layer> left, String name, int rows, int columns)
            throws TrainingException {
        if (left.isEmpty()) throw new TrainingException.WrongNetwork(TrainingFlaw.NO_LAYER, file, name);
        var layer = left.removeFirst();
        if (layer.bias.length != rows || layer.weight.length != rows * columns) {
            throw new TrainingException.WrongNetwork(TrainingFlaw.OTHER_SIZE, file, name);
        }
        layers.put(name, layer);
    }
}
