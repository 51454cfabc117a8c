package org.semblance.training.landmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.semblance.training.FoldedWeights;
import org.semblance.training.Tensors;
import org.semblance.training.TrainingException;
import org.semblance.training.TrainingFlaw;

/// Five points and a face score from one crop: plain 3x3 convolutions down to 5x5 cells, then two small layers for
/// the points and two for the score.
final class LandmarkNetwork {
    static final int NUMBERS = 10;
    private static final int CELLS = 25;
    private static final int LAST = 32;

    static final List<NormedConvolution> CONVOLUTIONS = List.of(
            new NormedConvolution("stem", 3, 16, 3, 2),
            new NormedConvolution("half", 16, 32, 3, 2),
            new NormedConvolution("half.more", 32, 32, 3, 1),
            new NormedConvolution("quarter", 32, 64, 3, 2),
            new NormedConvolution("quarter.more", 64, 64, 3, 1),
            new NormedConvolution("eighth", 64, 96, 3, 2),
            new NormedConvolution("eighth.more", 96, 96, 3, 1),
            new NormedConvolution("narrow", 96, LAST, 1, 1));

    /// Linear, with bias.
    record Dense(String name, int from, int to) {}

    static final Dense POINTS_HIDDEN = new Dense("points.hidden", CELLS * LAST, 128);
    static final Dense POINTS = new Dense("points", 128, NUMBERS);
    static final Dense SCORE_HIDDEN = new Dense("score.hidden", CELLS * LAST, 32);
    static final Dense SCORE = new Dense("score", 32, 1);
    static final List<Dense> DENSE = List.of(POINTS_HIDDEN, POINTS, SCORE_HIDDEN, SCORE);

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /// Random weights, from libtorch's generator.
    LandmarkNetwork() {
        for (var convolution : CONVOLUTIONS) convolution.create(tensors);
        for (var dense : DENSE) {
            var weight = torch.randn(dense.to, dense.from).mul_(new Scalar(Math.sqrt(2.0 / dense.from)));
            tensors.put(dense.name + ".weight", weight.set_requires_grad(true));
            tensors.put(dense.name + ".bias", torch.zeros(dense.to).set_requires_grad(true));
        }
    }

    /// Every tensor by name, statistics included.
    Map<String, Tensor> tensors() {
        return tensors;
    }

    /// Whether this is a matrix that mixes all channels of a map.
    static boolean isConvolution(String name) {
        return CONVOLUTIONS.stream().anyMatch(convolution -> name.equals(convolution.name() + ".weight"));
    }

    /// @param pictures N x 3 x 80 x 80, RGB, -1 to 1
    /// @param training whether batch norms use, and learn, the batch's own statistics
    /// @return N x 11: the points in shares of the crop, and the logit of the score
    Tensor forward(Tensor pictures, boolean training) {
        var value = pictures;
        for (var convolution : CONVOLUTIONS) value = convolution.run(tensors, value, training);
        return heads(value.flatten(1, -1));
    }

    private Tensor heads(Tensor cells) {
        var points = run(POINTS, torch.relu_(run(POINTS_HIDDEN, cells)));
        var score = run(SCORE, torch.relu_(run(SCORE_HIDDEN, cells)));
        return torch.cat(new TensorVector(points, score), 1);
    }

    private Tensor run(Dense dense, Tensor in) {
        var bias = new TensorOptional(tensors.get(dense.name + ".bias"));
        return torch.linear(in, tensors.get(dense.name + ".weight"), bias);
    }

    /// Begins from an ONNX file of this layout: the first version's, which has no score, or a later one.
    ///
    /// @param layers see [FoldedWeights#layers]
    /// @param pictures as in [#forward]; some hundred, so that the norms' statistics mean something
    void unfold(Path file, List<FoldedWeights.Layer> layers, Tensor pictures) throws TrainingException {
        check(file, layers);
        try (var _ = new PointerScope();
                var _ = new NoGradGuard()) {
            var value = pictures;
            for (var i = 0; i < CONVOLUTIONS.size(); i++) {
                value = CONVOLUTIONS.get(i).unfold(tensors, layers.get(i), value);
            }
            for (var i = 0; i + CONVOLUTIONS.size() < layers.size(); i++) {
                var layer = layers.get(CONVOLUTIONS.size() + i);
                var weight = tensors.get(DENSE.get(i).name + ".weight");
                weight.copy_(Tensors.of(layer.weight(), -1).view_as(weight));
                tensors.get(DENSE.get(i).name + ".bias").copy_(Tensors.of(layer.bias(), -1));
            }
        }
    }

    private void check(Path file, List<FoldedWeights.Layer> layers) throws TrainingException {
        var all = CONVOLUTIONS.size() + DENSE.size();
        if (layers.size() != all && layers.size() != all - 2) {
            throw new TrainingException.WrongNetwork(TrainingFlaw.OTHER_LAYERS, file, layers.size(), all);
        }
        for (var i = 0; i < layers.size(); i++) {
            var name = i < CONVOLUTIONS.size() ? CONVOLUTIONS.get(i).name() : DENSE.get(i - CONVOLUTIONS.size()).name;
            if (layers.get(i).weight().length != tensors.get(name + ".weight").numel()) {
                throw new TrainingException.WrongNetwork(TrainingFlaw.OTHER_SIZE, file, name);
            }
        }
    }
}
