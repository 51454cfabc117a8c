package org.semblance.training;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Sees a part of every batch on a thread of its own: makes the views, runs the network forward, waits for the
/// gradient of its embeddings, which needs those of all workers, and runs backward. It reads the trained network's
/// weights and has gradients of its own; batch norms take the statistics of the part.
final class Worker implements AutoCloseable {
    private static final long FLOATS = (long) Schedule.FULL_SIDE * Schedule.FULL_SIDE * 3;

    private final TorchNetwork network;
    private final Precision precision;
    private final Augmentation augmentation = new Augmentation();
    private final FloatPointer pixels;
    private final ExecutorService thread;

    /// @param network whose parameters are read and whose statistics are learned; see [TorchNetwork#twin]
    /// @param size pictures at most
    Worker(TorchNetwork network, Precision precision, int size) {
        this.network = network;
        this.precision = precision;
        this.pixels = new FloatPointer(size * FLOATS);
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("training").daemon().factory());
    }

    /// One face of a part.
    ///
    /// @param random what its view is made from
    record View(MemorySegment face, SplittableRandom random) {}

    /// A part of a step under way.
    ///
    /// @param embeddings as the network gives them, row by row; there when forward is done
    /// @param gradient to be completed with the loss's gradient at each of these numbers, or cancelled
    /// @param making seconds that the views took; there when the gradients of the weights are
    record Part(
            CompletableFuture<float[]> embeddings,
            CompletableFuture<float[]> gradient,
            CompletableFuture<Double> making) {}

    Part begin(View[] views, int side) {
        var embeddings = new CompletableFuture<float[]>();
        var gradient = new CompletableFuture<float[]>();
        var making = CompletableFuture.supplyAsync(() -> work(views, side, embeddings, gradient), thread);
        making.whenComplete((_, failure) -> {
            if (failure != null) embeddings.completeExceptionally(failure);
        });
        return new Part(embeddings, gradient, making);
    }

    private double work(
            View[] views, int side, CompletableFuture<float[]> embeddings, CompletableFuture<float[]> gradient) {
        torch.set_num_threads(1);
        Context.setFlushDenormal(true);
        try (var _ = new PointerScope()) {
            var start = System.nanoTime();
            var pictures = pictures(views, side);
            var making = (System.nanoTime() - start) / 1e9;
            Course.forget(network.parameters());
            var output = precision.forward(() -> network.forward(pictures, true));
            embeddings.complete(Tensors.floats(output));
            output.mul(Tensors.of(gradient.join(), views.length, -1)).sum().backward();
            return making;
        }
    }

    private Tensor pictures(View[] views, int side) {
        var floats = (long) side * side * 3;
        for (var i = 0; i < views.length; i++) {
            augmentation.view(views[i].face, side, views[i].random, pixels.getPointer(i * floats));
        }
        return torch.from_blob(pixels, views.length, side, side, 3).permute(0, 3, 1, 2);
    }

    /// Adds the gradients of the weights to those of the network that they are weights of.
    void addTo(TorchNetwork whole) {
        var sums = whole.parameters();
        network.parameters()
                .forEach((name, tensor) -> sums.get(name).mutable_grad().add_(tensor.grad()));
    }

    @Override
    public void close() {
        thread.close();
        augmentation.close();
        pixels.close();
    }
}
