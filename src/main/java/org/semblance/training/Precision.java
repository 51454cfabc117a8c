package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// What the network computes in. Weights, loss and optimizers are float32 in any case.
public enum Precision {
    FLOAT32,
    /// Two to three and a half times as fast where the processor multiplies bfloat16 matrices (AMX), twice as fast
    /// where it sums products of them (AVX-512 BF16).
    BFLOAT16;

    public static Precision ofThisMachine() {
        try {
            var processor = Files.readString(Path.of("/proc/cpuinfo"));
            return processor.contains("amx_bf16") || processor.contains("avx512_bf16") ? BFLOAT16 : FLOAT32;
        } catch (IOException e) {
            return FLOAT32;
        }
    }

    public torch.ScalarType type() {
        return this == BFLOAT16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float;
    }

    /// Runs a network; the result is float32 again.
    public Tensor forward(Supplier<Tensor> network) {
        if (this == FLOAT32) return network.get();
        torch.set_autocast_dtype(torch.DeviceType.CPU, torch.ScalarType.BFloat16);
        // a cached bfloat16 copy of a weight would outlive the step and training would silently stand still
        torch.set_autocast_cache_enabled(false);
        torch.set_autocast_enabled(torch.DeviceType.CPU, true);
        try {
            return network.get().to(torch.ScalarType.Float);
        } finally {
            torch.set_autocast_enabled(torch.DeviceType.CPU, false);
        }
    }
}
