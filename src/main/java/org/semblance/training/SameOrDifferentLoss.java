package org.semblance.training;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// The head of a network that takes two pictures and says same or different: what the trunk makes of both, one
/// after the other, goes through a hidden layer to one number. Binary cross entropy over all ordered pairs of a
/// batch.
final class SameOrDifferentLoss implements Loss {
    private static final int HIDDEN = 64;

    private final Tensor first;
    private final Tensor second;
    private final Tensor hiddenBias = torch.zeros(HIDDEN).set_requires_grad(true);
    private final Tensor last;
    private final Tensor bias = torch.zeros(1).set_requires_grad(true);

    SameOrDifferentLoss(int embeddingSize) {
        first = torch.randn(embeddingSize, HIDDEN).set_requires_grad(true);
        second = torch.randn(embeddingSize, HIDDEN).set_requires_grad(true);
        last = torch.randn(HIDDEN).mul_(new Scalar(1 / Math.sqrt(HIDDEN))).set_requires_grad(true);
    }

    /// @return N x M numbers, above 0 for the same person
    Tensor logits(Tensor ones, Tensor others) {
        var sum = ones.mm(first).unsqueeze(1).add(others.mm(second).unsqueeze(0));
        var hidden = torch.relu(sum.add(hiddenBias));
        return hidden.mul(last).sum(2).add(bias);
    }

    @Override
    public Tensor of(Tensor embeddings, Batch batch) {
        return balanced(logits(embeddings, embeddings), Pairs.same(batch.people()), Pairs.different(batch.people()));
    }

    /// log(1 + exp(-z)) where z should be above 0, log(1 + exp(z)) where it should be below; each kind by its mean.
    static Tensor balanced(Tensor logits, Tensor positive, Tensor negative) {
        var missed = torch.softplus(logits.mul(new Scalar(-1.0)));
        return Pairs.mean(missed, positive).add(Pairs.mean(torch.softplus(logits), negative));
    }

    @Override
    public Map<String, Tensor> parameters() {
        return Map.of("first", first, "second", second, "hidden_bias", hiddenBias, "last", last, "bias", bias);
    }
}
