package org.semblance.training.landmarks;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.training.FaceFolders;
import org.semblance.training.FoldedWeights;
import org.semblance.training.History;
import org.semblance.training.PackedFaces;
import org.semblance.training.Picture;
import org.semblance.training.Precision;
import org.semblance.training.Tally;
import org.semblance.training.TrainingException;
import org.semblance.training.TrainingFlaw;
import org.semblance.training.landmarks.PatchViews.Move;

/// A whole training of a landmark network: from folders of pictures to a model with its card.
public final class LandmarkTraining {
    static final String CHECKPOINT = "checkpoint.safetensors";
    private static final int TO_BEGIN = 256;
    private static final History.Measures MEASURES = new History.Measures(
            "movement", "movement of the points, % of the eye distance", "wrong_scores", "wrong scores, %");

    private final LandmarkOrder order;
    private final LandmarkEvents events;

    private LandmarkTraining(LandmarkOrder order, LandmarkEvents events) {
        this.order = order;
        this.events = events;
    }

    /// Runs on the calling thread until the training is done or the thread is interrupted; then the last checkpoint
    /// holds what was reached.
    ///
    /// @return the card of the new model
    public static JsonObject run(LandmarkOrder order, LandmarkEvents events)
            throws IOException, ModelException, TrainingException, InterruptedException {
        return new LandmarkTraining(order, events).run();
    }

    private JsonObject run() throws IOException, ModelException, TrainingException, InterruptedException {
        torch.set_num_threads(1);
        torch.manual_seed(order.regimen().seed());
        Context.setFlushDenormal(true);
        Files.createDirectories(order.output());
        try (var patches = new Patches(prepare())) {
            var faces = patches.choose(true, false, order.regimen().heldOut());
            var others = patches.choose(false, false, order.regimen().heldOut());
            var heldOut = patches.choose(true, true, order.regimen().heldOut());
            events.counted(faces.length, heldOut.length);
            var settings = new LandmarkTrainer.Settings(
                    order.regimen().batch(),
                    order.regimen().rate(),
                    order.regimen().seed(),
                    Precision.ofThisMachine());
            var sampler = new PatchSampler(
                    faces, others, order.regimen().batch(), order.regimen().seed());
            try (var trainer = new LandmarkTrainer(patches, sampler, settings)) {
                begin(trainer, patches, faces);
                var validation = new LandmarkValidation(
                        patches,
                        heldOut,
                        patches.choose(false, true, order.regimen().heldOut()));
                loop(trainer, validation);
                events.ended(trainer.course().cost());
                return new LandmarkRelease(patches, order.models().resolve(LandmarkRelease.NAME + ".json"))
                        .write(trainer.smoothed(), faces, order.output(), order.id(), facts(trainer, faces.length));
            }
        }
    }

    /// @return a folder of shards for each data set
    private List<Path> prepare() throws IOException, ModelException, TrainingException, InterruptedException {
        var folders = new ArrayList<Path>();
        try (var preparation = new PatchPreparation(order.models(), new Inference(Inference.Choice.CPU))) {
            for (var i = 0; i < order.data().size(); i++) {
                var data = order.data().get(i);
                if (!Files.isDirectory(data)) throw new TrainingException.BadData(TrainingFlaw.NO_FOLDER, data);
                var name = data.toAbsolutePath().normalize().getFileName();
                var target = order.output().resolve("patches").resolve(i + "-" + name);
                folders.add(target);
                if (Files.exists(data.resolve(PackedFaces.TABLE))) {
                    try (var packed = new PackedFaces(data)) {
                        prepare(preparation, packed.pictures(), target);
                    }
                } else prepare(preparation, new FaceFolders(data).pictures(), target);
            }
        }
        return folders;
    }

    private void prepare(PatchPreparation preparation, List<Picture> pictures, Path target)
            throws IOException, ModelException, InterruptedException {
        preparation.run(pictures, target, done -> events.prepared(done, pictures.size()));
    }

    private void begin(LandmarkTrainer trainer, Patches patches, int[] faces) throws IOException, TrainingException {
        var checkpoint = order.output().resolve(CHECKPOINT);
        if (order.regimen().resume() && Files.exists(checkpoint)) {
            trainer.course().load(checkpoint);
            return;
        }
        if (order.regimen().anew()) return;
        var file = order.models().resolve(LandmarkRelease.NAME + ".onnx");
        var layers = FoldedWeights.layers(file);
        var floats = (long) Patch.VIEW * Patch.VIEW * 3;
        var count = Math.min(TO_BEGIN, faces.length);
        try (var views = new PatchViews();
                var pixels = new FloatPointer(count * floats);
                var _ = new PointerScope()) {
            for (var i = 0; i < count; i++) {
                views.cut(patches.bytes(faces[(int) ((long) i * faces.length / count)]), Move.NONE);
                views.write(pixels.getPointer(i * floats));
            }
            trainer.network().unfold(file, layers, LandmarkTrainer.tensor(pixels, count));
        }
        trainer.course().startHere();
    }

    private void loop(LandmarkTrainer trainer, LandmarkValidation validation)
            throws IOException, TrainingException, InterruptedException {
        var course = trainer.course();
        var history = new History(order.output(), course.views(), MEASURES);
        var saved = System.nanoTime();
        var tally = new Tally(order.regimen().batch(), course.seconds());
        for (var share = share(trainer); share < 1; ) {
            tally.add(trainer.step(share));
            share = share(trainer);
            if (tally.isDue(share)) {
                var rate = tally.rate(course.seconds());
                var left = Math.min(
                        (order.regimen().views() - course.views()) / rate,
                        order.regimen().minutes() * 60 - course.seconds());
                events.trained(
                        new LandmarkEvents.Progress(share, course.views(), tally.loss(), rate, Math.max(0, left)));
                history.add(course.views(), tally.loss(), Double.NaN, Double.NaN);
                tally.clear(course.seconds());
            }
            var isInterrupted = Thread.interrupted();
            var isDue = System.nanoTime() - saved > order.regimen().checkpointSeconds() * 1e9;
            if (isDue || share >= 1 || isInterrupted) {
                course.save(order.output().resolve(CHECKPOINT), Map.of());
                if (isInterrupted) throw new InterruptedException();
                validate(trainer, validation, history);
                saved = System.nanoTime();
            }
        }
    }

    private void validate(LandmarkTrainer trainer, LandmarkValidation validation, History history) throws IOException {
        var views = trainer.course().views();
        var measured = validation.of(trainer.smoothed());
        if (measured.faces() == 0) {
            history.write();
            return;
        }
        var wrong = 50 * (measured.missed() + measured.mistaken());
        history.add(views, Double.NaN, 100 * measured.movement(), wrong);
        history.write();
        events.validated(
                new LandmarkEvents.Measured(views, measured.movement(), measured.missed(), measured.mistaken()));
    }

    private double share(LandmarkTrainer trainer) {
        var course = trainer.course();
        return Math.max(
                (double) course.views() / order.regimen().views(),
                course.seconds() / 60 / order.regimen().minutes());
    }

    private Map<String, String> facts(LandmarkTrainer trainer, int faces) throws ModelException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("command", order.command());
        var teacher = ModelCard.read(order.models().resolve(LandmarkRelease.NAME + ".json"))
                .id();
        if (!order.regimen().anew()) facts.put("begun_from", teacher);
        facts.put("labels", "points of " + teacher + ", mean over five boxes and the mirrored picture");
        facts.put("faces", Integer.toString(faces));
        facts.put("views", Long.toString(trainer.course().views()));
        facts.put("held_out", order.regimen().heldOutPeople());
        return facts;
    }
}
