package org.semblance.training;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Between Java's arrays and libtorch.
public final class Tensors {
    private Tensors() {}

    /// A tensor with its own copy of the values.
    ///
    /// @param shape at most one of them -1: what is left
    public static Tensor of(float[] values, long... shape) {
        try (var pointer = new FloatPointer(values)) {
            return torch.from_blob(pointer, values.length).clone().reshape(shape);
        }
    }

    /// Row-major, whatever the tensor's type and layout.
    public static float[] floats(Tensor tensor) {
        var plain = tensor.detach().to(torch.ScalarType.Float).contiguous();
        var values = new float[Math.toIntExact(plain.numel())];
        plain.data_ptr_float().get(values);
        return values;
    }
}
