package org.semblance.training;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Says who of the training's people a picture shows, by the cosine to a learned direction for each, with a
/// margin m that the right one has to win by: cross entropy of s (cos - m) for the right person and s cos for
/// the others.
///
/// Source: H. Wang et al., CosFace: Large Margin Cosine Loss for Deep Face Recognition, CVPR 2018.
final class MarginSoftmaxLoss implements Loss {
    private final double scale;
    private final double margin;
    private final Map<Integer, Integer> places = new HashMap<>();
    private final Tensor directions;

    /// Begins with directions that say nothing.
    ///
    /// @param people who may appear in a batch
    MarginSoftmaxLoss(int[] people, int embeddingSize, double scale, double margin) {
        this.scale = scale;
        this.margin = margin;
        for (var person : people) places.putIfAbsent(person, places.size());
        directions = torch.randn(places.size(), embeddingSize).set_requires_grad(true);
    }

    /// Begins with the mean of what a teacher saw of each person: random directions would first undo what a trained
    /// network knows.
    ///
    /// @param known indices of faces with a person and a teacher's embedding
    MarginSoftmaxLoss(Faces faces, int[] known, double scale, double margin) {
        this.scale = scale;
        this.margin = margin;
        for (var face : known) places.putIfAbsent(faces.label(face).person(), places.size());
        var size = faces.embeddingSize();
        var sums = new float[places.size() * size];
        var one = new float[size];
        for (var face : known) {
            faces.teacher(face, one, 0);
            var start = places.get(faces.label(face).person()) * size;
            for (var i = 0; i < size; i++) sums[start + i] += one[i];
        }
        directions = torch.normalize(Tensors.of(sums, places.size(), size)).set_requires_grad(true);
    }

    @Override
    public Tensor of(Tensor embeddings, Batch batch) {
        var count = batch.people().length;
        var right = new float[count * places.size()];
        for (var i = 0; i < count; i++) right[i * places.size() + places.get(batch.people()[i])] = 1;
        var isRight = Tensors.of(right, count, places.size());
        var cosines = embeddings.mm(torch.normalize(directions).t());
        var scores = cosines.sub(isRight.mul(new Scalar(margin))).mul(new Scalar(scale));
        return scores.log_softmax(1).mul(isRight).sum().mul(new Scalar(-1.0 / count));
    }

    @Override
    public Map<String, Tensor> parameters() {
        return Map.of("directions", directions);
    }
}
