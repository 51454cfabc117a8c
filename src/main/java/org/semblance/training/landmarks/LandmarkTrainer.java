package org.semblance.training.landmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.semblance.training.AdamW;
import org.semblance.training.Course;
import org.semblance.training.Muon;
import org.semblance.training.Optimizer;
import org.semblance.training.Precision;
import org.semblance.training.Schedule;
import org.semblance.training.TrainingException;
import org.semblance.training.landmarks.PatchViews.Move;

/// Trains a landmark network step by step. Every random choice comes from the seed and the number of the step, so a
/// training that was killed and resumed ends where an uninterrupted one does.
final class LandmarkTrainer implements AutoCloseable {
    private static final int FLOATS = Patch.VIEW * Patch.VIEW * 3;
    private static final double HIDDEN = 0.05;

    /// @param size pictures in a step
    /// @param rate of Muon on the convolutions; AdamW on the rest takes a tenth
    record Settings(int size, double rate, long seed, Precision precision) {}

    private final LandmarkNetwork network = new LandmarkNetwork();
    private final LandmarkNetwork smoothed = new LandmarkNetwork();
    private final Settings settings;
    private final Schedule schedule = new Schedule(100, Patch.VIEW, 0);
    private final Patches patches;
    private final PatchSampler sampler;
    private final Course course;
    private final PatchViews views = new PatchViews();
    private final FloatPointer pixels;
    private final float[] points;
    private final float[] faces;

    LandmarkTrainer(Patches patches, PatchSampler sampler, Settings settings) {
        this.patches = patches;
        this.sampler = sampler;
        this.settings = settings;
        this.pixels = new FloatPointer((long) settings.size * FLOATS);
        this.points = new float[settings.size * LandmarkNetwork.NUMBERS];
        this.faces = new float[settings.size];
        this.course = new Course(network.tensors(), smoothed.tensors(), Map.of(), optimizers());
    }

    private List<Optimizer> optimizers() {
        var matrices = new LinkedHashMap<String, Tensor>();
        var rest = new LinkedHashMap<String, Tensor>();
        network.tensors().forEach((name, tensor) -> {
            if (LandmarkNetwork.isConvolution(name)) matrices.put(name, tensor);
            else if (tensor.requires_grad()) rest.put(name, tensor);
        });
        var muon = new Muon(matrices, settings.rate, settings.precision.type());
        return List.of(muon, new AdamW(rest, settings.rate / 10, 0.01));
    }

    Course course() {
        return course;
    }

    LandmarkNetwork network() {
        return network;
    }

    /// The network with its weights averaged over about the last thousand steps: what is validated and exported.
    LandmarkNetwork smoothed() {
        return smoothed;
    }

    /// @param progress of the whole training, 0 to 1
    /// @return the loss
    double step(double progress) throws TrainingException {
        var start = System.nanoTime();
        double value;
        double making;
        try (var _ = new PointerScope()) {
            course.forgetGradients();
            var pictures = pictures(sampler.batch(course.step()));
            making = (System.nanoTime() - start) / 1e9;
            var output = settings.precision.forward(() -> network.forward(pictures, true));
            var loss = LandmarkLoss.of(output, points, faces);
            value = loss.item_float();
            if (!Double.isFinite(value)) throw new TrainingException.Diverged(course.step());
            loss.backward();
        }
        course.advance(schedule.rate(course.step(), progress), settings.size);
        course.took((System.nanoTime() - start) / 1e9, making);
        return value;
    }

    private Tensor pictures(int[] batch) {
        for (var i = 0; i < batch.length; i++) {
            var random = new SplittableRandom(settings.seed * 31 + course.step() * 1_000_003 + i);
            view(batch[i], i, random);
            views.write(pixels.getPointer((long) i * FLOATS));
        }
        return tensor(pixels, batch.length);
    }

    private void view(int patch, int i, SplittableRandom random) {
        var label = patches.label(patch);
        var move = label.isFace() ? Move.any(random) : Move.little(random);
        views.cut(patches.bytes(patch), move);
        views.spoil(random);
        var isSeen = label.isFace() && random.nextDouble() >= HIDDEN;
        if (label.isFace()) PatchViews.place(label.points(), move, points, i * LandmarkNetwork.NUMBERS);
        if (label.isFace() && !isSeen) views.hide(random);
        faces[i] = isSeen ? 1 : 0;
    }

    /// @return N x 3 x 80 x 80 over what [PatchViews#write] wrote
    static Tensor tensor(FloatPointer pixels, int count) {
        return torch.from_blob(pixels, count, Patch.VIEW, Patch.VIEW, 3).permute(0, 3, 1, 2);
    }

    @Override
    public void close() {
        views.close();
        pixels.close();
    }
}
