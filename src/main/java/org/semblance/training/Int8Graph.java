package org.semblance.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.semblance.training.ActivationRange.Scale;
import org.semblance.training.OnnxGraph.Node;

/// Rewrites a network of convolutions for 8-bit arithmetic: every activation goes through QuantizeLinear and
/// DequantizeLinear (unsigned, one scale), convolution weights are signed bytes with a scale for each channel,
/// biases 32-bit integers. ONNX Runtime makes integer kernels of such a graph. Sums are quantized as well; what
/// is grouped, linear or comes after them stays in floats.
final class Int8Graph {
    /// From which version on DequantizeLinear knows channels.
    static final int LEAST_OPSET = 13;

    private static final int MOST = 127;

    private final OnnxGraph graph;
    private final Set<String> activations = new LinkedHashSet<>();

    private final Predicate<String> floats;

    /// @param floats whether a convolution stays as it is, by the name of its weight
    Int8Graph(OnnxGraph graph, Predicate<String> floats) throws TrainingException {
        this.graph = graph;
        this.floats = floats;
        if (graph.opset() < LEAST_OPSET) {
            throw new TrainingException.WrongNetwork(TrainingFlaw.OLD_OPSET, graph.file(), graph.opset(), LEAST_OPSET);
        }
        for (var node : graph.nodes()) {
            if (!isQuantized(node)) continue;
            activations.addAll(values(node));
            activations.add(end(node.outputs().getFirst()));
        }
        graph.outputs().forEach(activations::remove);
        if (activations.isEmpty()) {
            throw new TrainingException.WrongNetwork(TrainingFlaw.NOTHING_TO_QUANTIZE, graph.file());
        }
    }

    /// Names of what is to be measured.
    Set<String> activations() {
        return Set.copyOf(activations);
    }

    /// The same network, which tells its activations.
    byte[] telling() {
        var edit = new OnnxEdit(graph);
        graph.nodes().forEach(edit::keep);
        var inputs = new HashSet<>(graph.inputs());
        for (var name : activations) if (!inputs.contains(name)) edit.tell(name);
        return edit.toBytes();
    }

    private boolean isQuantized(Node node) {
        return switch (node.operator()) {
            case "Conv" ->
                node.integer("group").orElse(1) == 1
                        && hasFloats(node, 1)
                        && !floats.test(node.inputs().get(1));
            case "Add" -> graph.nodes().stream().anyMatch(other -> feeds(other, node) && isQuantized(other));
            default -> false;
        };
    }

    private static boolean feeds(Node one, Node other) {
        return one.operator().equals("Conv")
                && other.inputs().contains(one.outputs().getFirst());
    }

    private boolean hasFloats(Node node, int input) {
        try {
            return graph.floats(node, input).length > 0;
        } catch (TrainingException e) {
            return false;
        }
    }

    private List<String> values(Node node) {
        return node.inputs().stream().filter(name -> !graph.isWeight(name)).toList();
    }

    /// The value itself, or what a ReLU, its only reader, makes of it.
    private String end(String value) {
        var readers = graph.nodes().stream()
                .filter(node -> node.inputs().contains(value))
                .toList();
        var isRelu = readers.size() == 1 && readers.getFirst().operator().equals("Relu");
        return isRelu ? readers.getFirst().outputs().getFirst() : value;
    }

    /// @param scales of all activations
    byte[] quantized(Map<String, Scale> scales) throws TrainingException {
        var edit = new OnnxEdit(graph);
        var through = new HashMap<String, String>();
        for (var input : graph.inputs()) quantize(edit, input, scales, through);
        for (var node : graph.nodes()) {
            var reading = new ArrayList<String>();
            for (var name : node.inputs()) reading.add(through.getOrDefault(name, name));
            var input = scales.get(node.inputs().isEmpty() ? "" : node.inputs().getFirst());
            if (input != null && node.operator().equals("Conv") && isQuantized(node)) {
                weights(edit, node, input, reading);
            }
            edit.keep(node.reading(List.copyOf(reading)));
            for (var output : node.outputs()) quantize(edit, output, scales, through);
        }
        return edit.toBytes();
    }

    private static void quantize(OnnxEdit edit, String name, Map<String, Scale> scales, Map<String, String> through) {
        var scale = scales.get(name);
        if (scale == null) return;
        var size = edit.floats(name + ".scale", new float[] {scale.size()});
        var zero = edit.unsigned(name + ".zero", scale.zero());
        var bytes = edit.add("QuantizeLinear", name + ".bytes", List.of(name, size, zero));
        through.put(name, edit.add("DequantizeLinear", name + ".floats", List.of(bytes, size, zero)));
    }

    /// @param reading the node's inputs: weight and bias are replaced
    private void weights(OnnxEdit edit, Node node, Scale input, List<String> reading) throws TrainingException {
        var name = node.inputs().get(1);
        var weight = graph.floats(node, 1);
        var shape = graph.shape(name);
        var rows = (int) shape[0];
        var columns = weight.length / rows;
        var scales = new float[rows];
        var bytes = new byte[weight.length];
        for (var row = 0; row < rows; row++) {
            var most = 1e-8f;
            for (var i = 0; i < columns; i++) most = Math.max(most, Math.abs(weight[row * columns + i]));
            scales[row] = most / MOST;
            for (var i = 0; i < columns; i++) {
                bytes[row * columns + i] = (byte) Math.round(weight[row * columns + i] / scales[row]);
            }
        }
        var axis = OnnxWriter.number("axis", 0);
        var whole = edit.bytes(name + ".bytes", bytes, shape);
        var size = edit.floats(name + ".scale", scales, rows);
        var zero = edit.bytes(name + ".zero", new byte[rows], rows);
        reading.set(1, edit.add("DequantizeLinear", name + ".floats", List.of(whole, size, zero), axis));
        if (reading.size() > 2) reading.set(2, bias(edit, node, input, scales));
    }

    private String bias(OnnxEdit edit, Node node, Scale input, float[] weights) throws TrainingException {
        var name = node.inputs().get(2);
        var bias = graph.floats(node, 2);
        var scales = new float[bias.length];
        var numbers = new int[bias.length];
        for (var row = 0; row < bias.length; row++) {
            scales[row] = input.size() * weights[row];
            numbers[row] = Math.round(bias[row] / scales[row]);
        }
        var whole = edit.ints(name + ".ints", numbers);
        var size = edit.floats(name + ".scale", scales, bias.length);
        var zero = edit.ints(name + ".zero", new int[bias.length]);
        var axis = OnnxWriter.number("axis", 0);
        return edit.add("DequantizeLinear", name + ".floats", List.of(whole, size, zero), axis);
    }
}
