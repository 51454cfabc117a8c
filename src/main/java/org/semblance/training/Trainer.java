package org.semblance.training;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Trains a network step by step. Every random choice comes from the seed and the number of the step, so a training
/// that was killed and resumed ends where an uninterrupted one does. Workers share each step; how many there are
/// makes a difference, because batch norms see a part each.
final class Trainer implements AutoCloseable {
    /// Fewer pictures are no work for a processor, and their batch norms' statistics are noise.
    private static final int LEAST_PART = 32;

    /// @param size faces in a step
    /// @param workers threads that share it, at least one
    record Settings(int size, int workers, long seed, Schedule schedule, Precision precision) {
        /// As many workers as this machine has processors, where there are enough faces for all.
        static Settings ofThisMachine(int size, long seed, Schedule schedule) {
            var processors = Runtime.getRuntime().availableProcessors();
            var workers = Math.clamp(size / LEAST_PART, 1, processors);
            return new Settings(size, workers, seed, schedule, Precision.ofThisMachine());
        }

        /// @return where a worker's part of a batch begins
        int from(int worker) {
            return Math.toIntExact((long) size * worker / workers);
        }
    }

    private final Faces faces;
    private final Sampler sampler;
    private final Loss loss;
    private final Settings settings;
    private final TorchNetwork network;
    private final TorchNetwork smoothed;
    private final List<Worker> workers = new ArrayList<>();
    private final Course course;

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
        for (var i = 0; i < settings.workers; i++) {
            var own = i == 0 ? network : network.twin();
            workers.add(new Worker(own, settings.precision, settings.from(i + 1) - settings.from(i)));
        }
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
        double making;
        try (var _ = new PointerScope()) {
            Course.forget(loss.parameters());
            var batch = sampler.batch(course.step());
            var parts = new ArrayList<Worker.Part>();
            for (var i = 0; i < settings.workers; i++) {
                parts.add(workers.get(i).begin(views(batch, i), settings.schedule.side(progress)));
            }
            value = learn(batch, parts);
            making = parts.stream()
                    .mapToDouble(part -> part.making().join())
                    .average()
                    .orElseThrow();
            for (var worker : workers.subList(1, workers.size())) worker.addTo(network);
        }
        course.advance(settings.schedule.rate(course.step(), progress), settings.size);
        course.took((System.nanoTime() - start) / 1e9, making);
        return value;
    }

    private Worker.View[] views(int[] batch, int worker) {
        return IntStream.range(settings.from(worker), settings.from(worker + 1))
                .mapToObj(i -> {
                    var random = new SplittableRandom(settings.seed * 31 + course.step() * 1_000_003 + i);
                    return new Worker.View(faces.crop(batch[i]), random);
                })
                .toArray(Worker.View[]::new);
    }

    /// The loss of the whole batch; each part is told its gradient.
    private double learn(int[] batch, List<Worker.Part> parts) throws TrainingException {
        try {
            var embeddings = Tensors.of(embeddings(parts), settings.size, -1).set_requires_grad(true);
            var result = loss.of(torch.normalize(embeddings), known(batch));
            var value = result.item_float();
            if (!Double.isFinite(value)) throw new TrainingException.Diverged(course.step());
            result.backward();
            var gradient = FloatBuffer.wrap(Tensors.floats(embeddings.grad()));
            for (var part : parts) {
                var own = new float[part.embeddings().join().length];
                gradient.get(own);
                part.gradient().complete(own);
            }
            return value;
        } finally {
            // who still waits for one after a failure would wait for ever
            for (var part : parts) part.gradient().cancel(false);
        }
    }

    private static float[] embeddings(List<Worker.Part> parts) {
        var rows = parts.stream().map(part -> part.embeddings().join()).toList();
        var all = FloatBuffer.allocate(rows.stream().mapToInt(row -> row.length).sum());
        rows.forEach(all::put);
        return all.array();
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
        try (var augmentation = new Augmentation();
                var room = new FloatPointer(some.length * floats);
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
        workers.forEach(Worker::close);
    }
}
