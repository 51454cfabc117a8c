package org.semblance.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.semblance.training.NetworkPlan.Convolution;
import org.semblance.training.NetworkPlan.Join;
import org.semblance.training.NetworkPlan.Projection;
import org.semblance.training.NetworkPlan.Resize;

/// A [NetworkPlan] with weights, run by libtorch. Tensors by name: `<node>.weight`, `<node>.gain`,
/// `<node>.bias` are trained; `<node>.mean` and `<node>.variance` are the batch norm's running statistics.
final class TorchNetwork {
    static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    private final NetworkPlan plan;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /// Random weights, from libtorch's generator.
    TorchNetwork(NetworkPlan plan) {
        this.plan = plan;
        for (var node : plan.nodes()) {
            switch (node) {
                case Convolution c -> {
                    var fan = c.from() / c.groups() * c.kernel() * c.kernel();
                    add(c.name(), c.to(), fan, c.to(), c.from() / c.groups(), c.kernel(), c.kernel());
                }
                case Projection p -> add(p.name(), p.to(), p.from(), p.to(), p.from());
                case Join _, Resize _ -> {}
            }
        }
    }

    /// He initialization: variance 2 / fan-in. Source: He et al., Delving Deep into Rectifiers, ICCV 2015.
    private void add(String name, int channels, int fan, long... shape) {
        var weight = torch.randn(shape).mul_(new Scalar(Math.sqrt(2.0 / fan)));
        tensors.put(name + ".weight", weight.set_requires_grad(true));
        tensors.put(name + ".gain", torch.ones(channels).set_requires_grad(true));
        tensors.put(name + ".bias", torch.zeros(channels).set_requires_grad(true));
        tensors.put(name + ".mean", torch.zeros(channels));
        tensors.put(name + ".variance", torch.ones(channels));
    }

    private TorchNetwork(TorchNetwork other) {
        plan = other.plan;
        other.tensors.forEach((name, tensor) -> {
            var isTrained = tensor.requires_grad();
            tensors.put(name, isTrained ? tensor.detach().set_requires_grad(true) : tensor.clone());
        });
    }

    /// The same weights, in the same memory, with gradients and statistics of their own.
    TorchNetwork twin() {
        return new TorchNetwork(this);
    }

    NetworkPlan plan() {
        return plan;
    }

    /// Every tensor by name, statistics included.
    Map<String, Tensor> tensors() {
        return Map.copyOf(tensors);
    }

    /// What is trained, in the plan's order.
    Map<String, Tensor> parameters() {
        var parameters = new LinkedHashMap<String, Tensor>();
        tensors.forEach((name, tensor) -> {
            if (tensor.requires_grad()) parameters.put(name, tensor);
        });
        return parameters;
    }

    /// Whether this is a matrix that mixes all channels, as opposed to a depthwise one or a vector.
    boolean isConvolution(String name) {
        return plan.nodes().stream()
                .anyMatch(
                        node -> node instanceof Convolution c && c.groups() == 1 && name.equals(c.name() + ".weight"));
    }

    /// @param pictures N x 3 x S x S, RGB, about -1 to 1
    /// @param training whether batch norm uses, and learns, the batch's own statistics
    /// @return N x embedding size, not yet of unit length
    Tensor forward(Tensor pictures, boolean training) {
        var values = new Tensor[plan.nodes().getLast().out() + 1];
        values[0] = pictures;
        for (var node : plan.nodes()) {
            var in = values[node.in()];
            values[node.out()] = switch (node) {
                case Convolution c -> {
                    var normed = normalize(c.name(), convolve(c, in), training);
                    yield c.relu() ? torch.relu_(normed) : normed;
                }
                case Join join -> torch.relu_(in.add(values[join.other()]));
                case Resize _ -> resize(in);
                case Projection p ->
                    normalize(p.name(), torch.linear(in.flatten(1, -1), get(p.name() + ".weight")), training);
            };
        }
        return values[values.length - 1];
    }

    private Tensor convolve(Convolution c, Tensor in) {
        var weight = get(c.name() + ".weight");
        if (c.groups() == c.from() && c.kernel() == in.size(2)) return global(in, weight);
        if (SideBySide.helps(in, c.kernel(), c.stride())) return SideBySide.convolve(in, weight, c.stride());
        return torch.conv2d(
                in,
                weight,
                new TensorOptional(),
                new long[] {c.stride(), c.stride()},
                new long[] {c.padding(), c.padding()},
                new long[] {1, 1},
                c.groups());
    }

    /// A depthwise convolution over the whole map is a weighted sum; as a convolution its gradient is slow.
    private static Tensor global(Tensor in, Tensor weight) {
        var weights = weight.permute(1, 0, 2, 3).to(in.scalar_type());
        return in.mul(weights).sum(new long[] {2, 3}, true, new ScalarTypeOptional());
    }

    private static Tensor resize(Tensor in) {
        if (in.size(2) == NetworkPlan.LAST_SIDE) return in;
        return torch.upsample_bilinear2d(in, new long[] {NetworkPlan.LAST_SIDE, NetworkPlan.LAST_SIDE}, false);
    }

    private Tensor normalize(String name, Tensor in, boolean training) {
        return torch.batch_norm(
                in,
                new TensorOptional(get(name + ".gain")),
                new TensorOptional(get(name + ".bias")),
                new TensorOptional(get(name + ".mean")),
                new TensorOptional(get(name + ".variance")),
                training,
                MOMENTUM,
                EPSILON,
                false);
    }

    private Tensor get(String name) {
        return tensors.get(name);
    }

    /// Takes over weights whose batch norms are folded in: every row of a weight matrix is brought to unit
    /// length, and the batch norms get the statistics that these pictures have and the gains that undo both, so
    /// that the network gives what the folded one gives.
    ///
    /// @param folded weight and bias by node
    /// @param pictures as in [#forward]; some hundred, so that the statistics mean something
    void unfold(Map<String, FoldedWeights.Layer> folded, Tensor pictures) {
        try (var _ = new PointerScope();
                var _ = new NoGradGuard()) {
            var values = new Tensor[plan.nodes().getLast().out() + 1];
            values[0] = pictures;
            for (var node : plan.nodes()) {
                var in = values[node.in()];
                values[node.out()] = switch (node) {
                    case Convolution c -> {
                        setWeight(c.name(), folded.get(c.name()));
                        var raw = convolve(c, in);
                        setNorm(c.name(), raw.mean(0, 2, 3), spread(raw, 0, 2, 3), folded.get(c.name()));
                        var normed = normalize(c.name(), raw, false);
                        yield c.relu() ? torch.relu_(normed) : normed;
                    }
                    case Join join -> torch.relu_(in.add(values[join.other()]));
                    case Resize _ -> resize(in);
                    case Projection p -> {
                        setWeight(p.name(), folded.get(p.name()));
                        var raw = torch.linear(in.flatten(1, -1), get(p.name() + ".weight"));
                        setNorm(p.name(), raw.mean(0), spread(raw, 0), folded.get(p.name()));
                        yield normalize(p.name(), raw, false);
                    }
                };
            }
        }
    }

    private static Tensor spread(Tensor values, long... dimensions) {
        var mean = values.mean(dimensions);
        return values.mul(values).mean(dimensions).sub(mean.mul(mean));
    }

    private void setWeight(String name, FoldedWeights.Layer layer) {
        var rows = Tensors.of(layer.unitRows(), layer.bias().length, -1);
        var weight = get(name + ".weight");
        weight.copy_(rows.view_as(weight));
    }

    private void setNorm(String name, Tensor mean, Tensor variance, FoldedWeights.Layer layer) {
        var lengths = Tensors.of(layer.rowLengths(), -1);
        get(name + ".mean").copy_(mean);
        get(name + ".variance").copy_(variance);
        get(name + ".gain").copy_(variance.add(new Scalar(EPSILON)).sqrt().mul(lengths));
        get(name + ".bias").copy_(mean.mul(lengths).add(Tensors.of(layer.bias(), -1)));
    }
}
