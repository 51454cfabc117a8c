package org.semblance.training.detector;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.semblance.training.Tensors;

/// Focal loss on every cell's score, (p - t)² times cross entropy, summed and divided by the cells that have a
/// face; for those, 2 (1 - IoU) of the boxes, and the mean distance of box and points in parts of the face's
/// size.
///
/// Source of the focal loss: Lin et al., Focal Loss for Dense Object Detection, ICCV 2017.
final class DetectionLoss {
    private static final double OVERLAP = 2;
    private static final double BOX = 2;
    private static final double POINTS = 4;

    private DetectionLoss() {}

    /// @param said what [DetectorNetwork#forward] gives
    static Tensor of(Tensor said, CellTargets targets) {
        var wanted = Tensors.of(targets.scores(), said.size(0), said.size(1));
        var cells = targets.cells();
        var result = focal(said.select(2, 0), wanted).mul(new Scalar(1.0 / Math.max(1, cells.length)));
        if (cells.length == 0) return result;
        var rows = said.flatten(0, 1).index_select(0, indices(cells));
        var faces = Tensors.of(targets.faces(), cells.length, -1);
        var units = Tensors.of(targets.units(), cells.length, 1);
        return result.add(boxes(rows.narrow(1, 1, 4), faces.narrow(1, 0, 4), units))
                .add(points(rows.narrow(1, 5, 10), faces.narrow(1, 4, 10), units));
    }

    private static Tensor indices(int[] cells) {
        var values = new float[cells.length];
        // floats hold whole numbers up to 2^24, which is ten thousand frames
        for (var i = 0; i < cells.length; i++) values[i] = cells[i];
        return Tensors.of(values, -1).to(torch.ScalarType.Long);
    }

    private static Tensor focal(Tensor logits, Tensor wanted) {
        var known = wanted.ge(new Scalar(0.0)).to(torch.ScalarType.Float);
        var clean = torch.relu(wanted);
        var entropy = torch.softplus(logits).sub(logits.mul(clean));
        var missed = torch.sigmoid(logits).sub(clean);
        return missed.mul(missed).mul(entropy).mul(known).sum();
    }

    private static Tensor boxes(Tensor said, Tensor wanted, Tensor units) {
        var overlap = overlap(said, wanted);
        var lost = overlap.mul(new Scalar(-1.0)).add(new Scalar(1.0)).mean();
        var centers = said.narrow(1, 0, 2).sub(wanted.narrow(1, 0, 2)).abs().mul(units);
        var sizes = said.narrow(1, 2, 2).sub(wanted.narrow(1, 2, 2)).abs();
        var distance = centers.mean().add(sizes.mean());
        return lost.mul(new Scalar(OVERLAP)).add(distance.mul(new Scalar(BOX)));
    }

    /// Intersection over union, row by row.
    private static Tensor overlap(Tensor said, Tensor wanted) {
        var size = clampedExp(said.narrow(1, 2, 2));
        var other = clampedExp(wanted.narrow(1, 2, 2));
        var center = said.narrow(1, 0, 2);
        var aim = wanted.narrow(1, 0, 2);
        var half = new Scalar(0.5);
        var left = torch.maximum(center.sub(size.mul(half)), aim.sub(other.mul(half)));
        var right = torch.minimum(center.add(size.mul(half)), aim.add(other.mul(half)));
        var sides = torch.relu(right.sub(left));
        var shared = sides.select(1, 0).mul(sides.select(1, 1));
        var all = size.select(1, 0)
                .mul(size.select(1, 1))
                .add(other.select(1, 0).mul(other.select(1, 1)))
                .sub(shared);
        return shared.div(all);
    }

    private static Tensor clampedExp(Tensor logarithm) {
        return torch.clamp(logarithm, new ScalarOptional(new Scalar(-6.0)), new ScalarOptional(new Scalar(6.0)))
                .exp();
    }

    private static Tensor points(Tensor said, Tensor wanted, Tensor units) {
        return said.sub(wanted).abs().mul(units).mean().mul(new Scalar(POINTS));
    }
}
