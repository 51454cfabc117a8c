package org.semblance.training;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// 3x3 convolutions over small maps, several maps laid side by side with empty columns between them. Matrix
/// units work on rows of 16 to 32 columns: a map of 5 columns leaves most of each row idle (the gradient of a
/// 256-channel layer took 49 ms instead of 12). The result is the same.
public final class SideBySide {
    private static final int WIDEST = 16;
    private static final int WANTED = 44;

    private SideBySide() {}

    public static boolean helps(Tensor maps, int kernel, int stride) {
        return kernel == 3 && maps.size(3) <= WIDEST && maps.size(3) % stride == 0 && count(maps, stride) > 1;
    }

    private static long count(Tensor maps, int stride) {
        var count = 1;
        while (count * (maps.size(3) + stride) < WANTED * stride && maps.size(0) % (2 * count) == 0) count *= 2;
        return count;
    }

    /// @param maps N x channels x side x side, channels last
    /// @param stride 1, or 2 for maps of an even side
    public static Tensor convolve(Tensor maps, Tensor weight, int stride) {
        var n = maps.size(0);
        var channels = maps.size(1);
        var side = maps.size(2);
        var columns = side + stride;
        var count = count(maps, stride);
        var row = torch.constant_pad_nd(maps.permute(0, 2, 3, 1), new long[] {0, 0, 0, stride}, new Scalar(0.0))
                .view(n / count, count, side, columns, channels)
                .permute(0, 2, 1, 3, 4)
                .reshape(n / count, side, count * columns, channels)
                .permute(0, 3, 1, 2);
        var result = torch.conv2d(
                row,
                weight,
                new TensorOptional(),
                new long[] {stride, stride},
                new long[] {1, 1},
                new long[] {1, 1},
                1);
        var to = weight.size(0);
        var after = side / stride;
        return result.permute(0, 2, 3, 1)
                .reshape(n / count, after, count, columns / stride, to)
                .narrow(3, 0, after)
                .permute(0, 2, 1, 3, 4)
                .reshape(n, after, after, to)
                .permute(0, 3, 1, 2);
    }
}
