package org.semblance.training.detector;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.semblance.training.AdamW;
import org.semblance.training.Course;
import org.semblance.training.Precision;
import org.semblance.training.Schedule;
import org.semblance.training.TrainingException;

/// Trains a detector step by step on frames that are made for it. Every random choice comes from the seed and the
/// number of the step, so a training that was killed and resumed ends where an uninterrupted one does.
final class DetectorTrainer implements AutoCloseable {
    private static final double DECAY = 0.01;
    private static final int WARM_UP = 50;
    private static final long FLOATS = 3L * FrameMaker.WIDTH * FrameMaker.HEIGHT;

    /// @param size frames in a step
    record Settings(int size, double rate, long seed, Precision precision) {}

    private final DetectorNetwork network;
    private final DetectorNetwork smoothed;
    private final FrameMaker frames;
    private final Settings settings;
    private final Schedule schedule = new Schedule(WARM_UP, 0, 0);
    private final Course course;
    private final FloatPointer pixels;

    DetectorTrainer(DetectorNetwork network, FrameMaker frames, Settings settings) {
        this.network = network;
        this.frames = frames;
        this.settings = settings;
        smoothed = new DetectorNetwork(network.plan());
        pixels = new FloatPointer(settings.size * FLOATS);
        var optimizer = new AdamW(network.parameters(), settings.rate, DECAY);
        course = new Course(network.tensors(), smoothed.tensors(), Map.of(), List.of(optimizer));
    }

    Course course() {
        return course;
    }

    /// The network with its weights averaged over about the last thousand steps.
    DetectorNetwork smoothed() {
        return smoothed;
    }

    /// @param progress of the whole training, 0 to 1
    /// @return the loss
    double step(double progress) throws IOException, TrainingException {
        var start = System.nanoTime();
        var targets = new CellTargets(settings.size, FrameMaker.WIDTH, FrameMaker.HEIGHT);
        for (var i = 0; i < settings.size; i++) {
            var random = new SplittableRandom(settings.seed * 31 + course.step() * 1_000_003 + i);
            targets.add(i, frames.make(random));
            write(frames.frame(), pixels.getPointer(i * FLOATS));
        }
        var making = (System.nanoTime() - start) / 1e9;
        double value;
        try (var _ = new PointerScope()) {
            course.forgetGradients();
            var pictures = tensor(pixels, settings.size, FrameMaker.HEIGHT, FrameMaker.WIDTH);
            var loss = DetectionLoss.of(settings.precision.forward(() -> network.forward(pictures)), targets);
            value = loss.item_float();
            if (!Double.isFinite(value)) throw new TrainingException.Diverged(course.step());
            loss.backward();
        }
        course.advance(schedule.rate(course.step(), progress), settings.size);
        course.took((System.nanoTime() - start) / 1e9, making);
        return value;
    }

    /// @param target room for height x width x 3 floats, row by row
    static void write(Mat frame, FloatPointer target) {
        try (var floats = new Mat(frame.rows(), frame.cols(), opencv_core.CV_32FC3, target)) {
            frame.convertTo(floats, opencv_core.CV_32F);
        }
    }

    /// Does not copy the pixels.
    static Tensor tensor(FloatPointer pixels, int count, int height, int width) {
        return torch.from_blob(pixels, count, height, width, 3).permute(0, 3, 1, 2);
    }

    @Override
    public void close() {
        pixels.close();
    }
}
