package org.semblance.training;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// L = (1 - y) D^2 + y max(0, margin - D)^2 over all pairs of a batch, y = 0 for the same person and 1 for
/// different people. Both kinds count the same, however many there are of each.
///
/// Source: R. Hadsell, S. Chopra, Y. LeCun, Dimensionality Reduction by Learning an Invariant Mapping, CVPR 2006.
///
/// @param margin a distance of unit vectors, 0 to 2
record ContrastiveLoss(double margin) implements Loss {
    @Override
    public Tensor of(Tensor embeddings, Batch batch) {
        var distances = Pairs.distances(embeddings);
        var pull = Pairs.mean(distances.mul(distances), Pairs.same(batch.people()));
        var gap = torch.relu(distances.mul(new Scalar(-1.0)).add(new Scalar(margin)));
        return pull.add(Pairs.mean(gap.mul(gap), Pairs.different(batch.people())));
    }
}
