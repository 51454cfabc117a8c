package org.semblance.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Momentum, orthogonalized: each weight matrix moves by a matrix whose singular values are all about 1, so that no
/// direction is left behind.
///
/// Source: K. Jordan et al., Muon: An optimizer for hidden layers in neural networks (2024); the five quintic
/// Newton-Schulz steps and their coefficients are from there.
public final class Muon implements Optimizer {
    private static final double MOMENTUM = 0.95;
    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;
    private static final int ITERATIONS = 5;

    private final Map<String, Tensor> parameters;
    private final Map<String, Tensor> momenta = new LinkedHashMap<>();
    private final double rate;
    private final torch.ScalarType precision;

    /// @param parameters convolutions: to x from x k x k; their last three dimensions count as one
    /// @param precision of the orthogonalization; bfloat16 is enough where the processor has it
    public Muon(Map<String, Tensor> parameters, double rate, torch.ScalarType precision) {
        this.parameters = parameters;
        this.rate = rate;
        this.precision = precision;
        parameters.forEach((name, parameter) -> momenta.put(name, torch.zeros_like(parameter.detach())));
    }

    @Override
    public void step(double share) {
        try (var _ = new NoGradGuard()) {
            parameters.forEach((name, parameter) -> {
                try (var _ = new PointerScope()) {
                    step(parameter, momenta.get(name), rate * share);
                }
            });
        }
    }

    private void step(Tensor parameter, Tensor momentum, double rate) {
        var gradient = parameter.grad();
        momentum.lerp_(gradient, new Scalar(1 - MOMENTUM));
        var ahead = gradient.lerp(momentum, new Scalar(MOMENTUM));
        var rows = parameter.size(0);
        var matrix = ahead.reshape(rows, -1);
        var stretch = Math.sqrt(Math.max(1.0, (double) rows / matrix.size(1)));
        parameter.add_(orthogonalize(matrix).view_as(parameter), new Scalar(-rate * stretch));
    }

    /// The nearest matrix with orthonormal rows (or columns, where there are more rows), roughly: singular
    /// values end between 0.7 and 1.2.
    Tensor orthogonalize(Tensor matrix) {
        var isTall = matrix.size(0) > matrix.size(1);
        var x = matrix.to(precision);
        if (isTall) x = x.t();
        x = x.div(x.norm().add(new Scalar(1e-7)));
        for (var i = 0; i < ITERATIONS; i++) {
            var square = x.mm(x.t());
            var polynomial = square.mul(new Scalar(B)).add(square.mm(square), new Scalar(C));
            x = x.mul(new Scalar(A)).add(polynomial.mm(x));
        }
        if (isTall) x = x.t();
        return x.to(torch.ScalarType.Float).contiguous();
    }

    @Override
    public Map<String, Tensor> state() {
        return momenta;
    }
}
