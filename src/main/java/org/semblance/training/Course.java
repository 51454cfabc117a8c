package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.semblance.evaluation.Machine;

/// How far a training is: weights, their running average, what the optimizers remember, and the file that keeps
/// all of it.
public final class Course {
    private static final double SMOOTHING = 0.999;

    private final Map<String, Tensor> weights;
    private final Map<String, Tensor> smoothed;
    private final Map<String, Tensor> others;
    private final List<Optimizer> optimizers;
    private long step;
    private long views;
    private double seconds;
    private double sitting;
    private long sittingViews;
    private double viewSeconds;
    private double megabytes = Double.NaN;

    /// @param weights of the network that is trained, by name, statistics included
    /// @param smoothed tensors of the same names: become the weights' average over about the last thousand steps
    /// @param others what is learned besides
    public Course(
            Map<String, Tensor> weights,
            Map<String, Tensor> smoothed,
            Map<String, Tensor> others,
            List<Optimizer> optimizers) {
        this.weights = weights;
        this.smoothed = smoothed;
        this.others = others;
        this.optimizers = List.copyOf(optimizers);
        startHere();
    }

    public long step() {
        return step;
    }

    /// Pictures seen, over all sittings.
    public long views() {
        return views;
    }

    /// Time spent in steps, over all sittings.
    public double seconds() {
        return seconds;
    }

    /// What this sitting cost so far.
    public StepEvents.Cost cost() {
        return new StepEvents.Cost(
                sittingViews, sittingViews / Math.max(1e-9, sitting), viewSeconds / Math.max(1e-9, sitting), megabytes);
    }

    public void forgetGradients() {
        forget(weights);
        forget(others);
    }

    static void forget(Map<String, Tensor> parameters) {
        for (var parameter : parameters.values()) {
            var gradient = parameter.mutable_grad();
            if (gradient.defined()) gradient.zero_();
        }
    }

    /// Takes a step along the gradients.
    ///
    /// @param rate see [Optimizer#step]
    /// @param size pictures in the step
    public void advance(double rate, int size) {
        for (var optimizer : optimizers) optimizer.step(rate);
        step++;
        views += size;
        sittingViews += size;
        follow(Math.min(SMOOTHING, step / (step + 50.0)));
    }

    /// Counts the time of a step.
    ///
    /// @param making the part of it that went into making views
    public void took(double seconds, double making) {
        this.seconds += seconds;
        sitting += seconds;
        viewSeconds += making;
        Machine.ownMegabytes().ifPresent(now -> megabytes = Double.isNaN(megabytes) ? now : Math.max(megabytes, now));
    }

    /// Makes the average what the weights are now.
    public void startHere() {
        follow(0);
    }

    /// @param keep share that stays
    private void follow(double keep) {
        try (var _ = new NoGradGuard();
                var _ = new PointerScope()) {
            var share = new Scalar(1 - keep);
            weights.forEach((name, tensor) -> smoothed.get(name).lerp_(tensor, share));
        }
    }

    /// @param facts kept beside the tensors
    public void save(Path file, Map<String, String> facts) throws IOException {
        var all = new LinkedHashMap<>(facts);
        all.put("step", Long.toString(step));
        all.put("views", Long.toString(views));
        all.put("seconds", Double.toString(seconds));
        Checkpoint.write(file, everything(), all);
    }

    /// Goes on where [#save] was called.
    ///
    /// @return the facts
    public Map<String, String> load(Path file) throws IOException, TrainingException {
        if (!Files.exists(file)) {
            throw new TrainingException.BadData(TrainingFlaw.NO_CHECKPOINT, file, "it is not there");
        }
        var facts = Checkpoint.read(file, everything());
        try {
            step = Long.parseLong(facts.get("step"));
            views = Long.parseLong(facts.get("views"));
            seconds = Double.parseDouble(facts.get("seconds"));
        } catch (NumberFormatException | NullPointerException e) {
            throw new TrainingException.BadData(TrainingFlaw.NO_CHECKPOINT, file, "it does not say how far it got");
        }
        return facts;
    }

    private Map<String, Tensor> everything() {
        var tensors = new LinkedHashMap<String, Tensor>();
        weights.forEach((name, tensor) -> tensors.put("network." + name, tensor));
        smoothed.forEach((name, tensor) -> tensors.put("smoothed." + name, tensor));
        others.forEach((name, tensor) -> tensors.put("loss." + name, tensor));
        for (var i = 0; i < optimizers.size(); i++) {
            var prefix = "optimizer" + i + ".";
            optimizers.get(i).state().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
        }
        return tensors;
    }
}
