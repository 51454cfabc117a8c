package org.semblance.training.landmarks;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.semblance.training.Tensors;

/// log(1 + d / 0.05), the mean over the five points of the faces, d being a point's distance to where it should
/// be in eye distances; plus the cross entropy of the score. The logarithm pulls at small errors more than at
/// large ones.
///
/// Source: Feng et al., Wing Loss for Robust Facial Landmark Localisation, CVPR 2018, in its simplest form.
final class LandmarkLoss {
    private static final double STEEP = 0.05;
    private static final double LEAST = 1e-8;
    /// Shares of the crop: a face seen from the side has its eyes close together.
    private static final double LEAST_EYE_DISTANCE = 0.15;

    private LandmarkLoss() {}

    /// @param output N x 11, see [LandmarkNetwork#forward]
    /// @param points N x 10 numbers, anything where there is no face
    /// @param faces N numbers: 1 for a face whose points count, 0 otherwise
    static Tensor of(Tensor output, float[] points, float[] faces) {
        var n = faces.length;
        var truth = Tensors.of(points, n, 5, 2);
        var isFace = Tensors.of(faces, n, 1);
        var squares = output.narrow(1, 0, LandmarkNetwork.NUMBERS)
                .reshape(n, 5, 2)
                .sub(truth)
                .square()
                .sum(2)
                .add(new Scalar(LEAST));
        var distances = squares.sqrt().div(Tensors.of(eyes(points, n), n, 1));
        var losses = distances.div(new Scalar(STEEP)).log1p().mul(isFace);
        var count = Math.max(1, isFace.sum().item_float());
        var score = torch.binary_cross_entropy_with_logits(
                output.narrow(1, LandmarkNetwork.NUMBERS, 1), isFace, new TensorOptional(), new TensorOptional(), 1);
        return losses.sum().div(new Scalar(5.0 * count)).add(score);
    }

    private static float[] eyes(float[] points, int n) {
        var distances = new float[n];
        for (var i = 0; i < n; i++) {
            var dx = points[10 * i + 2] - points[10 * i];
            var dy = points[10 * i + 3] - points[10 * i + 1];
            distances[i] = (float) Math.max(LEAST_EYE_DISTANCE, Math.hypot(dx, dy));
        }
        return distances;
    }
}
