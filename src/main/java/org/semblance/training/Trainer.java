package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Trains a network step by step. Every random choice comes from the seed and the number of the step, so a training
/// that was killed and resumed ends where an uninterrupted one does.
final class Trainer implements AutoCloseable {
    private static final double SMOOTHING = 0.999;

    /// @param size faces in a step
    record Settings(int size, long seed, Schedule schedule, Precision precision) {}

    private final Faces faces;
    private final Sampler sampler;
    private final Loss loss;
    private final Settings settings;
    private final TorchNetwork network;
    private final TorchNetwork smoothed;
    private final List<Optimizer> optimizers;
    private final Augmentation augmentation = new Augmentation();
    private final FloatPointer pixels;
    private long step;
    private long views;
    private double seconds;
    private long stepNanos;
    private long viewNanos;

    Trainer(
            TorchNetwork network,
            List<Optimizer> optimizers,
            Faces faces,
            Sampler sampler,
            Loss loss,
            Settings settings) {
        this.network = network;
        this.optimizers = List.copyOf(optimizers);
        this.faces = faces;
        this.sampler = sampler;
        this.loss = loss;
        this.settings = settings;
        this.smoothed = new TorchNetwork(network.plan());
        this.pixels = new FloatPointer((long) settings.size * Schedule.FULL_SIDE * Schedule.FULL_SIDE * 3);
        follow(0);
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

    long step() {
        return step;
    }

    long views() {
        return views;
    }

    /// Time spent in steps, over all sittings.
    double seconds() {
        return seconds;
    }

    /// The part of this sitting's steps that went into making views, 0 to 1.
    double viewShare() {
        return (double) viewNanos / Math.max(1, stepNanos);
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
        try (var _ = new PointerScope()) {
            network.parameters().values().forEach(Trainer::forgetGradient);
            loss.parameters().values().forEach(Trainer::forgetGradient);
            var batch = sampler.batch(step);
            var pictures = pictures(batch, settings.schedule.side(progress));
            var raw = settings.precision.forward(network, pictures, true);
            var result = loss.of(torch.normalize(raw), known(batch));
            value = result.item_float();
            if (!Double.isFinite(value)) throw new TrainingException.Diverged(step);
            result.backward();
        }
        for (var optimizer : optimizers) optimizer.step(settings.schedule.rate(step, progress));
        step++;
        views += settings.size;
        follow(Math.min(SMOOTHING, step / (step + 50.0)));
        var took = System.nanoTime() - start;
        stepNanos += took;
        seconds += took / 1e9;
        return value;
    }

    private static void forgetGradient(Tensor parameter) {
        var gradient = parameter.mutable_grad();
        if (gradient.defined()) gradient.zero_();
    }

    private Tensor pictures(int[] batch, int side) {
        var start = System.nanoTime();
        var floats = (long) side * side * 3;
        for (var i = 0; i < batch.length; i++) {
            var random = new SplittableRandom(settings.seed * 31 + step * 1_000_003 + i);
            augmentation.view(faces.crop(batch[i]), side, random, pixels.getPointer(i * floats));
        }
        viewNanos += System.nanoTime() - start;
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

    /// Draws the smoothed network after the trained one.
    ///
    /// @param keep share that stays
    private void follow(double keep) {
        try (var _ = new NoGradGuard();
                var _ = new PointerScope()) {
            var share = new Scalar(1 - keep);
            network.tensors()
                    .forEach((name, tensor) -> smoothed.tensors().get(name).lerp_(tensor, share));
        }
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
        follow(0);
    }

    void save(Path file, Map<String, String> facts) throws IOException {
        var all = new LinkedHashMap<>(facts);
        all.put("step", Long.toString(step));
        all.put("views", Long.toString(views));
        all.put("seconds", Double.toString(seconds));
        Checkpoint.write(file, everything(), all);
    }

    /// Goes on where [#save] was called.
    Map<String, String> load(Path file) throws IOException, TrainingException {
        if (!Files.exists(file)) throw new TrainingException.BadData(file, "is not there");
        var facts = Checkpoint.read(file, everything());
        try {
            step = Long.parseLong(facts.get("step"));
            views = Long.parseLong(facts.get("views"));
            seconds = Double.parseDouble(facts.get("seconds"));
        } catch (NumberFormatException | NullPointerException e) {
            throw new TrainingException.BadData(file, "does not say how far it got");
        }
        return facts;
    }

    private Map<String, Tensor> everything() {
        var tensors = new LinkedHashMap<String, Tensor>();
        network.tensors().forEach((name, tensor) -> tensors.put("network." + name, tensor));
        smoothed.tensors().forEach((name, tensor) -> tensors.put("smoothed." + name, tensor));
        loss.parameters().forEach((name, tensor) -> tensors.put("loss." + name, tensor));
        for (var i = 0; i < optimizers.size(); i++) {
            var prefix = "optimizer" + i + ".";
            optimizers.get(i).state().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
        }
        return tensors;
    }

    @Override
    public void close() {
        augmentation.close();
        pixels.close();
    }
}
