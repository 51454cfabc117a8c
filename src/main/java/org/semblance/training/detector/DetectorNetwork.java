package org.semblance.training.detector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.semblance.training.Tensors;

/// A [DetectorPlan] with weights, run by libtorch. Without batch norms: a training goes on from a shipped file
/// as it is, and is exported as it is.
final class DetectorNetwork {
    /// Pixels are brought to about -1 to 1.
    static final double MIDDLE = 127.5;

    static final double SPAN = 128;

    /// A face is rare: what a fresh network should say of a cell, as a logit.
    private static final double RARE = -5;

    private final DetectorPlan plan;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    private final class Running implements DetectorPlan.Steps<Tensor> {
        @Override
        public Tensor convolve(DetectorPlan.Layer layer, Tensor map) {
            var result = torch.conv2d(
                    map,
                    tensors.get(layer.name() + ".weight"),
                    new TensorOptional(tensors.get(layer.name() + ".bias")),
                    new long[] {layer.stride(), layer.stride()},
                    new long[] {layer.padding(), layer.padding()},
                    new long[] {1, 1},
                    layer.groups());
            return layer.relu() ? torch.relu_(result) : result;
        }

        @Override
        public Tensor join(Tensor fine, Tensor coarse) {
            return fine.add(torch.upsample_nearest2d(coarse, new long[] {fine.size(2), fine.size(3)}));
        }
    }

    /// Random weights, from libtorch's generator. He initialization: variance 2 / fan-in. Source: He et al.,
    /// Delving Deep into Rectifiers, ICCV 2015.
    DetectorNetwork(DetectorPlan plan) {
        this.plan = plan;
        for (var layer : plan.layers()) {
            var weight = torch.randn(layer.to(), layer.from() / layer.groups(), layer.kernel(), layer.kernel())
                    .mul_(new Scalar(Math.sqrt(2.0 / layer.fan())));
            var bias = torch.zeros(layer.to());
            if (!layer.relu()) {
                weight.mul_(new Scalar(0.1));
                bias.narrow(0, 0, 1).fill_(new Scalar(RARE));
            }
            tensors.put(layer.name() + ".weight", weight.set_requires_grad(true));
            tensors.put(layer.name() + ".bias", bias.set_requires_grad(true));
        }
    }

    DetectorPlan plan() {
        return plan;
    }

    Map<String, Tensor> tensors() {
        return Map.copyOf(tensors);
    }

    /// @param names of `<layer>.weight` or `<layer>.bias`
    void set(String name, float[] values) {
        try (var _ = new NoGradGuard();
                var copy = Tensors.of(values, -1)) {
            tensors.get(name).copy_(copy.view_as(tensors.get(name)));
        }
    }

    /// Leaves the first stages as they are: their maps are the largest, and what they see of edges and colors
    /// serves any face.
    void keep(int stages) {
        tensors.forEach((name, tensor) -> {
            for (var stage = 0; stage < stages; stage++) {
                if (name.startsWith("stage" + stage + ".")) tensor.set_requires_grad(false);
            }
        });
    }

    /// What is trained, by name.
    Map<String, Tensor> parameters() {
        var parameters = new LinkedHashMap<String, Tensor>();
        tensors.forEach((name, tensor) -> {
            if (tensor.requires_grad()) parameters.put(name, tensor);
        });
        return parameters;
    }

    /// Rounds the weights to what half floats hold, as they are stored.
    void round() {
        tensors.forEach((name, tensor) -> {
            var values = Tensors.floats(tensor);
            if (!name.endsWith(".weight")) return;
            for (var i = 0; i < values.length; i++) values[i] = Float.float16ToFloat(Float.floatToFloat16(values[i]));
            set(name, values);
        });
    }

    /// @param pictures N x 3 x height x width, BGR, 0 to 255; sides are multiples of 32
    /// @return N x cells x [DetectorPlan#VALUES], the cells of the finest map first; the score is a logit
    Tensor forward(Tensor pictures) {
        var input = pictures.sub(new Scalar(MIDDLE)).mul_(new Scalar(1 / SPAN));
        var maps = plan.run(input, new Running()).stream()
                .map(map -> map.permute(0, 2, 3, 1).flatten(1, 2))
                .toList();
        return torch.cat(vector(maps), 1);
    }

    private static TensorVector vector(List<Tensor> tensors) {
        return new TensorVector(tensors.toArray(Tensor[]::new));
    }
}
