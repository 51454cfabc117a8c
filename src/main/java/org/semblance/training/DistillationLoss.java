package org.semblance.training;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/// Be where the teacher is, and as far from each other as the teacher's are: mean of 1 - cos(z, t), plus 4 x
/// mean of (z z' - t t')^2 over all pairs of the batch.
///
/// Source of the second term: W. Park et al., Relational Knowledge Distillation, CVPR 2019, with cosines for
/// distances.
final class DistillationLoss implements Loss {
    private static final double RELATIONS = 4;

    @Override
    public Tensor of(Tensor embeddings, Batch batch) {
        var teacher = batch.teacher();
        var near = embeddings.mul(teacher).sum(1).mean();
        var difference = embeddings.mm(embeddings.t()).sub(teacher.mm(teacher.t()));
        var relations = difference.mul(difference).mean();
        return relations.mul(new Scalar(RELATIONS)).sub(near).add(new Scalar(1.0));
    }
}
