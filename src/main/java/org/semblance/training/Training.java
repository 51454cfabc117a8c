package org.semblance.training;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;

/// A whole training: from folders of pictures to a model with its card.
public final class Training {
    static final String CHECKPOINT = "checkpoint.safetensors";
    private static final String NAME = "embedder";
    private static final int[] WIDTHS = {32, 64, 128, 256};
    private static final int[] BLOCKS = {1, 2, 2, 2};
    private static final int EMBEDDING_SIZE = 256;
    private static final double SOFTMAX_SCALE = 30;
    private static final int PEOPLE_EACH = 4;
    private static final int SMALL_SIDE = 80;
    private static final double SMALL_SHARE = 0.6;
    private static final History.Measures MEASURES =
            new History.Measures("cosine", "cosine to the teacher", "tar_at_fmr_1e-3", "true match rate at FMR 1e-3");

    private final TrainingOrder order;
    private final TrainingEvents events;

    private Training(TrainingOrder order, TrainingEvents events) {
        this.order = order;
        this.events = events;
    }

    /// Whether this build carries what training needs.
    public static boolean isAvailable() {
        try {
            Class.forName("org.bytedeco.pytorch.Tensor", false, Training.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    /// Runs on the calling thread until the training is done, stops early or the thread is interrupted; then
    /// the last checkpoint holds what was reached.
    ///
    /// @return the card of the new model
    public static JsonObject run(TrainingOrder order, TrainingEvents events)
            throws IOException, ModelException, TrainingException, InterruptedException {
        return new Training(order, events).run();
    }

    private JsonObject run() throws IOException, ModelException, TrainingException, InterruptedException {
        if (order.needsTeacher() && order.teacher().isEmpty() && !DataSets.areTaught(order.data())) {
            throw new TrainingException.TooFew(TrainingFlaw.NO_TEACHER);
        }
        torch.set_num_threads(1);
        torch.manual_seed(order.regimen().seed());
        Context.setFlushDenormal(true);
        Files.createDirectories(order.output());
        var prepared = new DataSets(order.models(), order.teacher(), events)
                .prepare(order.data(), order.output().resolve("faces"));
        try (var faces = new Faces(prepared)) {
            events.checked(DataReport.of(faces, prepared));
            return train(faces);
        }
    }

    private JsonObject train(Faces faces) throws IOException, ModelException, TrainingException, InterruptedException {
        var split = Split.of(faces, order.regimen().heldOut());
        if (order.needsTeacher() && faces.embeddingSize() != EMBEDDING_SIZE) {
            throw new TrainingException.TooFew(TrainingFlaw.OTHER_TEACHER, EMBEDDING_SIZE);
        }
        var network = new TorchNetwork(NetworkPlan.residual(WIDTHS, BLOCKS, EMBEDDING_SIZE));
        var loss = loss(faces, split.training());
        var schedule = new Schedule(100, SMALL_SIDE, order.regimen().anew() ? SMALL_SHARE : 0);
        var sampler = sampler(faces, split.training());
        var settings = Trainer.Settings.ofThisMachine(
                sampler.batch(0).length, order.regimen().seed(), schedule);
        var rate = order.regimen().rate();
        var optimizers = Trainer.optimizers(network, loss, rate, rate / 10, settings.precision());
        try (var trainer = new Trainer(network, optimizers, faces, sampler, loss, settings)) {
            var stop = new EarlyStop(order.patience());
            begin(trainer, network, split.training(), stop);
            loop(trainer, new Validation(faces, split.heldOut()), settings.precision(), stop);
            events.ended(trainer.course().cost());
            return release(faces, trainer, split);
        }
    }

    private void begin(Trainer trainer, TorchNetwork network, int[] training, EarlyStop stop)
            throws IOException, TrainingException {
        var checkpoint = order.output().resolve(CHECKPOINT);
        if (order.regimen().resume() && Files.exists(checkpoint)) {
            stop.load(trainer.course().load(checkpoint));
            return;
        }
        if (order.regimen().anew()) return;
        var some = Arrays.stream(training)
                .filter(face -> face % Math.max(1, training.length / 256) == 0)
                .limit(256)
                .toArray();
        trainer.startFrom(FoldedWeights.read(order.models().resolve(NAME + ".onnx"), network.plan()), some);
    }

    private Loss loss(Faces faces, int[] training) throws TrainingException {
        var loss = labels(faces, training);
        return order.anchor() > 0 ? new AnchoredLoss(loss, order.anchor()) : loss;
    }

    private Loss labels(Faces faces, int[] training) throws TrainingException {
        return switch (order.objective()) {
            case DISTILLATION -> new DistillationLoss();
            case CONTRASTIVE -> new ContrastiveLoss(order.margin());
            case TRIPLET -> new TripletLoss(order.margin(), TripletLoss.Mining.ALL);
            case TRIPLET_SEMI_HARD -> new TripletLoss(order.margin(), TripletLoss.Mining.SEMI_HARD);
            case TRIPLET_BATCH_HARD -> new TripletLoss(order.margin(), TripletLoss.Mining.BATCH_HARD);
            case SOFTMAX -> softmax(faces, training);
        };
    }

    private Loss softmax(Faces faces, int[] training) throws TrainingException {
        if (hasOthers(faces, training) || numbered(faces, training) < 2) {
            throw new TrainingException.TooFew(TrainingFlaw.NO_CLASSES);
        }
        var known = Arrays.stream(training)
                .filter(face -> faces.label(face).person() >= 0)
                .toArray();
        if (faces.embeddingSize() == EMBEDDING_SIZE) {
            return new MarginSoftmaxLoss(faces, known, SOFTMAX_SCALE, order.margin());
        }
        var people =
                Arrays.stream(known).map(face -> faces.label(face).person()).toArray();
        return new MarginSoftmaxLoss(people, EMBEDDING_SIZE, SOFTMAX_SCALE, order.margin());
    }

    private static boolean hasOthers(Faces faces, int[] some) {
        return IntStream.of(some).anyMatch(face -> faces.label(face).person() == CropShard.SOMEBODY_ELSE);
    }

    /// How many people with a number there are.
    private static long numbered(Faces faces, int[] some) {
        return IntStream.of(some)
                .map(face -> faces.label(face).person())
                .filter(person -> person >= 0)
                .distinct()
                .count();
    }

    private Sampler sampler(Faces faces, int[] training) throws TrainingException {
        if (order.objective().needsTeacher())
            return new ShuffledSampler(
                    training, order.regimen().batch(), order.regimen().seed());
        if (hasOthers(faces, training))
            return OneAgainstOthersSampler.of(
                    faces, training, order.regimen().batch(), order.regimen().seed());
        var each = order.objective() == Objective.CONTRASTIVE ? 2 : PEOPLE_EACH;
        var count = Math.max(2, order.regimen().batch() / each);
        return new PeopleSampler(
                new People(faces, training, each, count),
                count,
                each,
                order.regimen().seed());
    }

    private void loop(Trainer trainer, Validation validation, Precision precision, EarlyStop stop)
            throws IOException, TrainingException, InterruptedException {
        var history = new History(order.output(), trainer.course().views(), MEASURES);
        var saved = System.nanoTime();
        var tally = new Tally(order.regimen().batch(), trainer.course().seconds());
        var share = share(trainer);
        while (share < 1) {
            tally.add(trainer.step(share));
            share = share(trainer);
            if (tally.isDue(share)) {
                var rate = tally.rate(trainer.course().seconds());
                var left = Math.min(
                        (order.regimen().views() - trainer.course().views()) / rate,
                        order.regimen().minutes() * 60 - trainer.course().seconds());
                events.trained(new TrainingEvents.Progress(
                        share, trainer.course().views(), tally.loss(), rate, Math.max(0, left)));
                history.add(trainer.course().views(), tally.loss(), Double.NaN, Double.NaN);
                tally.clear(trainer.course().seconds());
            }
            var isInterrupted = Thread.interrupted();
            var isDue = System.nanoTime() - saved > order.regimen().checkpointSeconds() * 1e9;
            if (isDue || share >= 1 || isInterrupted) {
                trainer.course().save(order.output().resolve(CHECKPOINT), stop.facts());
                if (isInterrupted) throw new InterruptedException();
                var measured = validation.of(trainer.smoothed(), precision);
                history.add(trainer.course().views(), Double.NaN, measured.cosine(), measured.tar3());
                history.write();
                events.validated(new TrainingEvents.Measured(
                        trainer.course().views(), measured.cosine(), measured.tar3(), measured.tar4()));
                if (stop.isDue(measured)) return;
                saved = System.nanoTime();
            }
        }
    }

    private double share(Trainer trainer) {
        return Math.max(
                (double) trainer.course().views() / order.regimen().views(),
                trainer.course().seconds() / 60 / order.regimen().minutes());
    }

    private JsonObject release(Faces faces, Trainer trainer, Split split)
            throws IOException, ModelException, TrainingException {
        var facts = new LinkedHashMap<String, String>();
        facts.put("command", order.command());
        if (!order.regimen().anew()) {
            facts.put(
                    "begun_from",
                    ModelCard.read(order.models().resolve(NAME + ".json")).id());
        }
        facts.put("objective", order.objective().name().toLowerCase(Locale.ROOT));
        order.teacher()
                .ifPresent(card -> facts.put("teacher", card.getFileName().toString()));
        facts.put("pictures", Integer.toString(split.training().length));
        facts.put("views", Long.toString(trainer.course().views()));
        facts.put("seed", Long.toString(order.regimen().seed()));
        facts.put("held_out", split.heldOut().length > 0 ? order.regimen().heldOutPeople() : "nobody");
        var description = new EmbedderRelease.Description(
                order.id(), order.models().resolve(NAME + ".json"), facts, "people held out of training");
        return new EmbedderRelease(faces, description)
                .write(trainer.smoothed(), split.training(), split.known(), split.heldOut(), order.output(), NAME);
    }

    /// @param training every face that may be trained on
    /// @param known those of them with a person
    /// @param heldOut with a person, for validation
    private record Split(int[] training, int[] known, int[] heldOut) {
        static Split of(Faces faces, int heldOut) {
            // one person against others: who would be left to learn?
            var every = hasOthers(faces, IntStream.range(0, faces.size()).toArray()) ? 0 : heldOut;
            var all = IntStream.range(0, faces.size());
            var training = all.filter(face -> !isHeldOut(faces, face, every)).toArray();
            return new Split(
                    training,
                    IntStream.of(training)
                            .filter(face -> faces.label(face).person() >= 0)
                            .toArray(),
                    IntStream.range(0, faces.size())
                            .filter(face -> isHeldOut(faces, face, every))
                            .toArray());
        }

        private static boolean isHeldOut(Faces faces, int face, int every) {
            var person = faces.label(face).person();
            return every > 0 && person >= 0 && person % every == 0;
        }
    }
}
