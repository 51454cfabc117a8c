package org.semblance.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Trains a network step by step. Every random choice comes from the seed and the number of the step, so a training
/// that was killed and resumed ends where an uninterrupted one does.
final class Trainer implements AutoCloseable {
    /// @param size faces in a step
    record Settings(int size, long seed, Schedule schedule, Precision precision) {}

    private final Faces faces;
    private final Sampler sampler;
    private final Loss loss;
    private final Settings settings;
    private final TorchNetwork network;
    private final TorchNetwork smoothed;
    private final Augmentation augmentation = new Augmentation();
    private final FloatPointer pixels;
    private final Course course;
    private double making;

    Trainer(
            TorchNetwork network,
            List<Optimizer> optimizers,
            Faces faces,
            Sampler sampler,
            Loss loss,
            Settings settings) {
        this.network = network;
        this.faces = faces;
        this.sampler = sampler;
        this.loss = loss;
        this.settings = settings;
        this.smoothed = new TorchNetwork(network.plan());
        this.pixels = new FloatPointer((long) settings.size * Schedule.FULL_SIDE * Schedule.FULL_SIDE * 3);
        this.course = new Course(network.tensors(), smoothed.tensors(), loss.parameters(), optimizers);
    }

    /// Muon on what mixes channels, AdamW on the rest and on what the loss learns.
    static List<Optimizer> optimizers(TorchNetwork network, Loss loss, double muon, double adam, Precision precision) {
        var matrices = new LinkedHashMap<String, Tensor>();
        var rest = new LinkedHashMap<String, Tensor>();
        network.parameters().forEach((name, tensor) -> {
            if (network.isConvolution(name)) matrices.put(name, tensor);
            else rest.put(name, tensor);
        });
        loss.parameters().forEach((name, tensor) -> rest.put("loss." + name, tensor));
        return List.of(new Muon(matrices, muon, precision.type()), new AdamW(rest, adam, 0.01));
    }

    /// How far it is.
    Course course() {
        return course;
    }

    /// The network with its weights averaged over about the last thousand steps: what is validated and exported.
    TorchNetwork smoothed() {
        return smoothed;
    }

    /// @param progress of the whole training, 0 to 1
    /// @return the loss
    double step(double progress) throws TrainingException {
        var start = System.nanoTime();
        double value;
        making = 0;
        try (var _ = new PointerScope()) {
            course.forgetGradients();
            var batch = sampler.batch(course.step());
            var pictures = pictures(batch, settings.schedule.side(progress));
            var raw = settings.precision.forward(() -> network.forward(pictures, true));
            var result = loss.of(torch.normalize(raw), known(batch));
            value = result.item_float();
            if (!Double.isFinite(value)) throw new TrainingException.Diverged(course.step());
            result.backward();
        }
        course.advance(settings.schedule.rate(course.step(), progress), settings.size);
        course.took((System.nanoTime() - start) / 1e9, making);
        return value;
    }

    private Tensor pictures(int[] batch, int side) {
        var start = System.nanoTime();
        var floats = (long) side * side * 3;
        for (var i = 0; i < batch.length; i++) {
            var random = new SplittableRandom(settings.seed * 31 + course.step() * 1_000_003 + i);
            augmentation.view(faces.crop(batch[i]), side, random, pixels.getPointer(i * floats));
        }
        making = (System.nanoTime() - start) / 1e9;
        return torch.from_blob(pixels, batch.length, side, side, 3).permute(0, 3, 1, 2);
    }

    private Batch known(int[] batch) {
        var people = new int[batch.length];
        for (var i = 0; i < batch.length; i++) people[i] = faces.label(batch[i]).person();
        var size = faces.embeddingSize();
        if (size == 0) return new Batch(people, null);
        var embeddings = new float[batch.length * size];
        for (var i = 0; i < batch.length; i++) faces.teacher(batch[i], embeddings, i * size);
        return new Batch(people, torch.normalize(Tensors.of(embeddings, batch.length, size)));
    }

    /// Begins from a shipped model's weights.
    ///
    /// @param some faces to take the batch norms' statistics from
    void startFrom(Map<String, FoldedWeights.Layer> folded, int[] some) {
        var floats = (long) Schedule.FULL_SIDE * Schedule.FULL_SIDE * 3;
        try (var room = new FloatPointer(some.length * floats);
                var _ = new PointerScope()) {
            for (var i = 0; i < some.length; i++) {
                augmentation.plain(faces.crop(some[i]), room.getPointer(i * floats));
            }
            var shape = new long[] {some.length, Schedule.FULL_SIDE, Schedule.FULL_SIDE, 3};
            var pictures = torch.from_blob(room, shape).permute(0, 3, 1, 2);
            network.unfold(folded, pictures);
        }
        course.startHere();
    }

    @Override
    public void close() {
        augmentation.close();
        pixels.close();
    }
}
