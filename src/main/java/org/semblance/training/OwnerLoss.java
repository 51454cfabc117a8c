package org.semblance.training;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// A classifier of one person against everybody else: binary cross entropy of a learned direction and bias.
/// Both kinds count the same, however many there are of each.
final class OwnerLoss implements Loss {
    private static final double SCALE = 4;

    private final int owner;
    private final Tensor direction;
    private final Tensor bias = torch.zeros(1).set_requires_grad(true);

    /// @param owner the person's number
    OwnerLoss(int owner, int embeddingSize) {
        this.owner = owner;
        this.direction = torch.randn(embeddingSize, 1).set_requires_grad(true);
    }

    /// @return N numbers, above 0 for the owner
    Tensor logits(Tensor embeddings) {
        return embeddings.mm(direction).mul(new Scalar(SCALE)).add(bias).squeeze(1);
    }

    @Override
    public Tensor of(Tensor embeddings, Batch batch) {
        var count = batch.people().length;
        var own = new float[count];
        var others = new float[count];
        for (var i = 0; i < count; i++) {
            own[i] = batch.people()[i] == owner ? 1 : 0;
            others[i] = 1 - own[i];
        }
        return SameOrDifferentLoss.balanced(logits(embeddings), Tensors.of(own, count), Tensors.of(others, count));
    }

    @Override
    public Map<String, Tensor> parameters() {
        return Map.of("direction", direction, "bias", bias);
    }
}
