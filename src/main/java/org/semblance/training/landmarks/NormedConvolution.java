package org.semblance.training.landmarks;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.semblance.training.FoldedWeights;
import org.semblance.training.SideBySide;
import org.semblance.training.Tensors;

/// A convolution without bias, its batch norm and ReLU. Its tensors lie in the network's map under its name.
///
/// @param kernel odd; the border is padded by half of it
record NormedConvolution(String name, int from, int to, int kernel, int stride) {
    static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    /// He initialization: variance 2 / fan-in. Source: He et al., Delving Deep into Rectifiers, ICCV 2015.
    void create(Map<String, Tensor> tensors) {
        var deviation = Math.sqrt(2.0 / (from * kernel * kernel));
        var weight = torch.randn(to, from, kernel, kernel).mul_(new Scalar(deviation));
        tensors.put(name + ".weight", weight.set_requires_grad(true));
        tensors.put(name + ".gain", torch.ones(to).set_requires_grad(true));
        tensors.put(name + ".bias", torch.zeros(to).set_requires_grad(true));
        tensors.put(name + ".mean", torch.zeros(to));
        tensors.put(name + ".variance", torch.ones(to));
    }

    /// @param training whether the norm uses, and learns, the batch's own statistics
    Tensor run(Map<String, Tensor> tensors, Tensor in, boolean training) {
        return torch.relu_(normalize(tensors, convolve(in, tensors.get(name + ".weight")), training));
    }

    private Tensor convolve(Tensor in, Tensor weight) {
        if (SideBySide.helps(in, kernel, stride)) return SideBySide.convolve(in, weight, stride);
        return torch.conv2d(
                in,
                weight,
                new TensorOptional(),
                new long[] {stride, stride},
                new long[] {kernel / 2, kernel / 2},
                new long[] {1, 1},
                1);
    }

    private Tensor normalize(Map<String, Tensor> tensors, Tensor in, boolean training) {
        return torch.batch_norm(
                in,
                new TensorOptional(tensors.get(name + ".gain")),
                new TensorOptional(tensors.get(name + ".bias")),
                new TensorOptional(tensors.get(name + ".mean")),
                new TensorOptional(tensors.get(name + ".variance")),
                training,
                MOMENTUM,
                EPSILON,
                false);
    }

    /// Takes over a weight whose batch norm is folded in: rows of unit length, and a norm with the statistics
    /// of what comes in that gives what the folded one gives.
    ///
    /// @return what it makes of `in`
    Tensor unfold(Map<String, Tensor> tensors, FoldedWeights.Layer folded, Tensor in) {
        var weight = tensors.get(name + ".weight");
        weight.copy_(Tensors.of(folded.unitRows(), -1).view_as(weight));
        var raw = convolve(in, weight);
        var mean = raw.mean(0, 2, 3);
        var variance = raw.mul(raw).mean(0, 2, 3).sub(mean.mul(mean));
        var lengths = Tensors.of(folded.rowLengths(), -1);
        tensors.get(name + ".mean").copy_(mean);
        tensors.get(name + ".variance").copy_(variance);
        tensors.get(name + ".gain")
                .copy_(variance.add(new Scalar(EPSILON)).sqrt().mul(lengths));
        tensors.get(name + ".bias").copy_(mean.mul(lengths).add(Tensors.of(folded.bias(), -1)));
        return torch.relu_(normalize(tensors, raw, false));
    }

    /// w' = w g / s and b' = b - m g / s, with s the square root of the variance and a little.
    FoldedWeights.Layer fold(Map<String, Tensor> tensors) {
        var weight = Tensors.floats(tensors.get(name + ".weight"));
        var gain = Tensors.floats(tensors.get(name + ".gain"));
        var bias = Tensors.floats(tensors.get(name + ".bias"));
        var mean = Tensors.floats(tensors.get(name + ".mean"));
        var variance = Tensors.floats(tensors.get(name + ".variance"));
        var columns = from * kernel * kernel;
        for (var row = 0; row < to; row++) {
            var scale = gain[row] / Math.sqrt(variance[row] + EPSILON);
            for (var i = 0; i < columns; i++) weight[row * columns + i] *= (float) scale;
            bias[row] -= (float) (mean[row] * scale);
        }
        return new FoldedWeights.Layer(weight, bias);
    }
}
