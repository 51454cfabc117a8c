package org.semblance.training;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// L = max(0, D(A, P) - D(A, N) + alpha): a picture lies nearer to another of the same person than to one of
/// somebody else, by alpha.
///
/// Source: F. Schroff, D. Kalenichenko, J. Philbin, FaceNet, CVPR 2015.
///
/// @param alpha a difference of distances of unit vectors
record TripletLoss(double alpha, Mining mining) implements Loss {
    private static final double FAR = 10;

    /// Which triplets of a batch count.
    enum Mining {
        /// Every anchor with each picture of the same person and each of somebody else; for small sets.
        ALL,
        /// Every anchor and positive with each negative that is further than the positive, but not by alpha: hard
        /// enough to teach, not so hard that everything collapses to a point. Source: FaceNet.
        SEMI_HARD,
        /// Every anchor with its furthest positive and its nearest negative. Source: A. Hermans, L. Beyer, B.
        /// Leibe, In Defense of the Triplet Loss (2017).
        BATCH_HARD
    }

    @Override
    public Tensor of(Tensor embeddings, Batch batch) {
        var distances = Pairs.distances(embeddings);
        var same = Pairs.same(batch.people());
        var different = Pairs.different(batch.people());
        return switch (mining) {
            case ALL -> Pairs.mean(torch.relu(violations(distances)), mask(same, different));
            case SEMI_HARD -> {
                var violations = violations(distances);
                var behind = violations.lt(new Scalar(alpha)).to(torch.ScalarType.Float);
                yield violated(violations, mask(same, different).mul(behind));
            }
            case BATCH_HARD -> hardest(distances, same, different);
        };
    }

    /// N x N x N: anchor, positive, negative; D(A, P) - D(A, N) + alpha.
    private Tensor violations(Tensor distances) {
        return distances.unsqueeze(2).sub(distances.unsqueeze(1)).add(new Scalar(alpha));
    }

    private static Tensor mask(Tensor same, Tensor different) {
        return same.unsqueeze(2).mul(different.unsqueeze(1));
    }

    /// Mean over the triplets that are wrong: the others would only make the mean small.
    private static Tensor violated(Tensor violations, Tensor mask) {
        var wrong = violations.gt(new Scalar(0.0)).to(torch.ScalarType.Float).mul(mask);
        return Pairs.mean(torch.relu(violations), wrong);
    }

    private Tensor hardest(Tensor distances, Tensor same, Tensor different) {
        var furthest = distances.mul(same).amax(new long[] {1}, false);
        var others = different.mul(new Scalar(-FAR)).add(new Scalar(FAR));
        var nearest = distances.add(others).amin(new long[] {1}, false);
        var hasBoth = same.amax(new long[] {1}, false).mul(different.amax(new long[] {1}, false));
        return Pairs.mean(torch.relu(furthest.sub(nearest).add(new Scalar(alpha))), hasBoth);
    }
}
