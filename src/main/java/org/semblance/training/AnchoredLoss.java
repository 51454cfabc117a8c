package org.semblance.training;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/// A loss of people's labels, with a network held near the teacher it learned from: L + weight x distillation.
record AnchoredLoss(Loss labels, double weight) implements Loss {
    private static final DistillationLoss ANCHOR = new DistillationLoss();

    @Override
    public Tensor of(Tensor embeddings, Batch batch) {
        return labels.of(embeddings, batch).add(ANCHOR.of(embeddings, batch).mul(new Scalar(weight)));
    }

    @Override
    public Map<String, Tensor> parameters() {
        return labels.parameters();
    }
}
