package org.semblance.training.detector;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.semblance.detect.YunetDetector;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.training.History;
import org.semblance.training.Precision;
import org.semblance.training.Tally;
import org.semblance.training.TrainingException;

/// The training of a detector: from pictures that a teacher looked at to a model with its card.
public final class DetectorTraining {
    static final String CHECKPOINT = "checkpoint.safetensors";
    private static final History.Measures MEASURES =
            new History.Measures("recall", "recall", "alarms_a_frame", "false alarms a frame");
    private static final int JUDGED = 300;

    private final DetectorOrder order;
    private final DetectorEvents events;

    private DetectorTraining(DetectorOrder order, DetectorEvents events) {
        this.order = order;
        this.events = events;
    }

    /// Runs on the calling thread until the training is done or the thread is interrupted; then the last checkpoint
    /// holds what was reached.
    ///
    /// @return the card of the new model
    public static JsonObject run(DetectorOrder order, DetectorEvents events)
            throws IOException, ModelException, TrainingException, InterruptedException {
        torch.set_num_threads(1);
        torch.manual_seed(order.regimen().seed());
        Context.setFlushDenormal(true);
        return new DetectorTraining(order, events).run();
    }

    private JsonObject run() throws IOException, ModelException, TrainingException, InterruptedException {
        Files.createDirectories(order.output());
        try (var data = DetectorData.of(order, events)) {
            var network = new DetectorNetwork(DetectorPlan.shipped());
            var settings = new DetectorTrainer.Settings(
                    order.regimen().batch(),
                    order.regimen().rate(),
                    order.regimen().seed(),
                    Precision.ofThisMachine());
            events.sorted(data.training().size(), data.heldOut().size(), data.places());
            try (var frames = new FrameMaker(data.training(), data.backgrounds());
                    var unseen = data.heldOut().isEmpty() ? null : new FrameMaker(data.heldOut(), data.backgrounds())) {
                begin(network);
                try (var trainer = new DetectorTrainer(network, frames, settings)) {
                    resume(trainer);
                    loop(trainer, Optional.ofNullable(unseen).map(some -> new DetectorValidation(some, JUDGED)));
                    events.ended(trainer.course().cost());
                    return release(trainer, data.training().size());
                }
            }
        }
    }

    private void begin(DetectorNetwork network) throws IOException, TrainingException {
        if (order.regimen().anew()) return;
        var shipped = order.models().resolve(DetectorRelease.NAME + ".onnx");
        DetectorWeights.read(shipped, network.plan()).forEach(network::set);
        network.keep(order.keep());
    }

    private void resume(DetectorTrainer trainer) throws IOException, TrainingException {
        var checkpoint = order.output().resolve(CHECKPOINT);
        if (order.regimen().resume() && Files.exists(checkpoint))
            trainer.course().load(checkpoint);
    }

    /// @param validation empty where nobody is held out
    private void loop(DetectorTrainer trainer, Optional<DetectorValidation> validation)
            throws IOException, ModelException, TrainingException, InterruptedException {
        var course = trainer.course();
        var history = new History(order.output(), course.views(), MEASURES);
        var saved = System.nanoTime();
        var tally = new Tally(order.regimen().batch(), course.seconds());
        while (share(trainer) < 1) {
            tally.add(trainer.step(share(trainer)));
            if (tally.isDue(share(trainer))) {
                events.trained(progress(trainer, tally));
                history.add(course.views(), tally.loss(), Double.NaN, Double.NaN);
                tally.clear(course.seconds());
            }
            var isInterrupted = Thread.interrupted();
            var isDue = System.nanoTime() - saved > order.regimen().checkpointSeconds() * 1e9;
            if (!isDue && !isInterrupted && share(trainer) < 1) continue;
            course.save(order.output().resolve(CHECKPOINT), Map.of());
            if (isInterrupted) throw new InterruptedException();
            if (validation.isPresent()) {
                var result = judge(trainer, validation.get());
                history.add(course.views(), Double.NaN, result.recall(), result.alarms());
                events.judged(course.views(), result.recall(), result.alarms());
            }
            history.write();
            saved = System.nanoTime();
        }
    }

    private DetectorEvents.Progress progress(DetectorTrainer trainer, Tally tally) {
        var course = trainer.course();
        var rate = tally.rate(course.seconds());
        var left = Math.min(
                (order.regimen().views() - course.views()) / rate,
                order.regimen().minutes() * 60 - course.seconds());
        return new DetectorEvents.Progress(share(trainer), course.views(), tally.loss(), rate, Math.max(0, left));
    }

    private double share(DetectorTrainer trainer) {
        var course = trainer.course();
        return Math.max(
                (double) course.views() / order.regimen().views(),
                course.seconds() / 60 / order.regimen().minutes());
    }

    /// By the product's own code, from the file as it would be shipped.
    private DetectorValidation.Result judge(DetectorTrainer trainer, DetectorValidation validation)
            throws IOException, ModelException, TrainingException {
        release(trainer, 0);
        var card = order.output().resolve(DetectorRelease.NAME + ".json");
        try (var detector = new YunetDetector(new Inference(Inference.Choice.CPU).open(card))) {
            return validation.of(detector);
        }
    }

    private JsonObject release(DetectorTrainer trainer, int pictures)
            throws IOException, ModelException, TrainingException {
        var template = order.models().resolve(DetectorRelease.NAME + ".json");
        var facts = new LinkedHashMap<String, String>();
        facts.put("command", order.command());
        if (!order.regimen().anew())
            facts.put("begun_from", ModelCard.read(template).id());
        facts.put("teacher", ModelCard.read(order.teacher()).id());
        facts.put("pictures", Integer.toString(pictures));
        facts.put("views", Long.toString(trainer.course().views()));
        facts.put("seed", Long.toString(order.regimen().seed()));
        facts.put("held_out", order.regimen().heldOutPeople());
        return DetectorRelease.write(trainer.smoothed(), order.id(), template, facts, order.output());
    }
}
