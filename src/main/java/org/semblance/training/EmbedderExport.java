package org.semblance.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.semblance.training.NetworkPlan.Convolution;
import org.semblance.training.NetworkPlan.Join;
import org.semblance.training.NetworkPlan.Projection;
import org.semblance.training.NetworkPlan.Resize;

/// A trained network as an ONNX file: batch norms folded into the weights, unit length (and the center) at the end,
/// any
/// number of pictures at once.
final class EmbedderExport {
    static final String INPUT = "input";
    static final String OUTPUT = "embedding";
    private static final String MEAN = "mean";
    private static final String LEAST_LENGTH = "least_length";

    private final NetworkPlan plan;
    private final Map<String, Tensor> tensors;
    private final OnnxWriter onnx = new OnnxWriter();
    private final String[] values;

    private EmbedderExport(TorchNetwork network) {
        plan = network.plan();
        tensors = network.tensors();
        values = new String[plan.nodes().getLast().out() + 1];
    }

    static byte[] onnx(TorchNetwork network, Optional<Centering> centering, String name) {
        return new EmbedderExport(network).build(centering, name);
    }

    private byte[] build(Optional<Centering> centering, String name) {
        onnx.input(INPUT, "N", 3, Schedule.FULL_SIDE, Schedule.FULL_SIDE);
        values[0] = INPUT;
        for (var node : plan.nodes()) {
            var in = values[node.in()];
            var out = "v" + node.out();
            values[node.out()] = switch (node) {
                case Convolution c -> convolution(c, in, out);
                case Join join -> {
                    var sum = onnx.node("Add", out + ".sum", List.of(in, values[join.other()]));
                    yield onnx.node("Relu", out, List.of(sum));
                }
                case Resize _ -> in;
                case Projection p -> projection(p, in, out);
            };
        }
        onnx.weight(LEAST_LENGTH, new float[] {1e-12f}, 1);
        var raw = values[values.length - 1];
        if (centering.isPresent()) {
            onnx.weight(MEAN, centering.get().mean(), plan.embeddingSize());
            unitLength(onnx.node("Sub", "centered", List.of(unitLength(raw, "unit"), MEAN)), OUTPUT);
        } else {
            unitLength(raw, OUTPUT);
        }
        onnx.output(OUTPUT, "N", plan.embeddingSize());
        return onnx.build(name);
    }

    private String convolution(Convolution c, String in, String out) {
        fold(c.name(), c.to(), c.from() / c.groups(), c.kernel(), c.kernel());
        var target = c.relu() ? out + ".raw" : out;
        onnx.node(
                "Conv",
                target,
                List.of(in, c.name() + ".weight", c.name() + ".bias"),
                OnnxWriter.numbers("kernel_shape", c.kernel(), c.kernel()),
                OnnxWriter.numbers("strides", c.stride(), c.stride()),
                OnnxWriter.numbers("pads", c.padding(), c.padding(), c.padding(), c.padding()),
                OnnxWriter.number("group", c.groups()));
        return c.relu() ? onnx.node("Relu", out, List.of(target)) : target;
    }

    private String projection(Projection p, String in, String out) {
        fold(p.name(), p.to(), p.from());
        var flat = onnx.node("Flatten", out + ".flat", List.of(in), OnnxWriter.number("axis", 1));
        var inputs = List.of(flat, p.name() + ".weight", p.name() + ".bias");
        return onnx.node("Gemm", out, inputs, OnnxWriter.number("transB", 1));
    }

    private String unitLength(String in, String out) {
        var length = out + ".length";
        onnx.node("ReduceL2", length, List.of(in), OnnxWriter.numbers("axes", 1), OnnxWriter.number("keepdims", 1));
        var safe = onnx.node("Max", length + ".safe", List.of(length, LEAST_LENGTH));
        return onnx.node("Div", out, List.of(in, safe));
    }

    /// w' = w g / s and b' = b - m g / s, with s the square root of the variance and a little.
    private void fold(String name, long... shape) {
        var weight = floats(name + ".weight");
        var gain = floats(name + ".gain");
        var bias = floats(name + ".bias");
        var mean = floats(name + ".mean");
        var variance = floats(name + ".variance");
        var columns = weight.length / bias.length;
        for (var row = 0; row < bias.length; row++) {
            var scale = gain[row] / Math.sqrt(variance[row] + TorchNetwork.EPSILON);
            for (var i = 0; i < columns; i++) weight[row * columns + i] *= (float) scale;
            bias[row] -= (float) (mean[row] * scale);
        }
        onnx.weight(name + ".weight", weight, shape);
        onnx.weight(name + ".bias", bias, bias.length);
    }

    private float[] floats(String name) {
        return Tensors.floats(tensors.get(name));
    }
}
