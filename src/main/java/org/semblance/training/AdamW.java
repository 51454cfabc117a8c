package org.semblance.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Adam with decoupled weight decay. Source: I. Loshchilov, F. Hutter, Decoupled Weight Decay Regularization, ICLR
/// 2019. Own code, because its state goes into checkpoints.
public final class AdamW implements Optimizer {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final String STEPS = "steps";

    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private final double rate;
    private final double decay;

    public AdamW(Map<String, Tensor> parameters, double rate, double decay) {
        this.parameters = parameters;
        this.rate = rate;
        this.decay = decay;
        state.put(STEPS, torch.zeros(1));
        parameters.forEach((name, parameter) -> {
            state.put("mean." + name, torch.zeros_like(parameter.detach()));
            state.put("square." + name, torch.zeros_like(parameter.detach()));
        });
    }

    @Override
    public void step(double share) {
        try (var _ = new NoGradGuard();
                var _ = new PointerScope()) {
            var steps = state.get(STEPS).add_(new Scalar(1.0)).item_float();
            var slow = Math.sqrt(1 - Math.pow(BETA2, steps));
            var fast = 1 - Math.pow(BETA1, steps);
            parameters.forEach((name, parameter) -> {
                var gradient = parameter.grad();
                var mean = state.get("mean." + name).lerp_(gradient, new Scalar(1 - BETA1));
                var square = state.get("square." + name)
                        .mul_(new Scalar(BETA2))
                        .addcmul_(gradient, gradient, new Scalar(1 - BETA2));
                parameter.mul_(new Scalar(1 - rate * share * decay));
                var width = square.sqrt().div(new Scalar(slow)).add_(new Scalar(EPSILON));
                parameter.addcdiv_(mean, width, new Scalar(-rate * share / fast));
            });
        }
    }

    @Override
    public Map<String, Tensor> state() {
        return state;
    }
}
