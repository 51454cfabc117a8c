package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleBiFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.Figures;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;

/// Why the product compares embeddings: a Siamese network, a network that takes two pictures and a classifier
/// for each person, trained on the same few pictures, and what each costs and gets wrong when people are added
/// afterwards.
///
/// @param data a folder a person, or portraits of 288 x 288 pixels to be filmed; without it the bundled portraits
/// @param views pictures that each training sees
public record Baselines(Optional<Path> data, Path models, long views, long seed) implements Trial {
    private static final double NO_TRAINING = 0;

    @Override
    public Evaluation run(DoubleConsumer progress) throws EvaluationException, ModelException, InterruptedException {
        try {
            var folder = Files.createTempDirectory("semblance-baselines");
            try (var faces = BaselineFaces.prepare(data, models, folder.resolve("faces"))) {
                return compare(BaselineFaces.split(faces), progress);
            } finally {
                delete(folder);
            }
        } catch (TrainingException | IllegalArgumentException e) {
            throw new EvaluationException.BadPictures(data.orElse(Path.of("people")), e);
        } catch (IOException e) {
            throw new EvaluationException.Unreadable(data.orElse(Path.of("people")), e);
        }
    }

    private Evaluation compare(BaselineFaces data, DoubleConsumer progress)
            throws ModelException, TrainingException, InterruptedException {
        torch.set_num_threads(1);
        Context.setFlushDenormal(true);
        var training = new BaselineTraining(data, views, seed, progress);
        var figures = new Figures()
                .add("pictures", "Pictures trained on", data.training().length, "")
                .add("newcomers", "People added afterwards", data.newcomers().size(), "")
                .add("views", "Views a training", views, "");
        siamese(training.siamese(), data, figures);
        twoHeaded(training.twoHeaded(), data, figures);
        classifiers(training, data, figures);
        shipped(data, figures);
        progress.accept(1);
        return new Evaluation("Three designs on the same pictures", figures.list(), List.of());
    }

    private static void siamese(BaselineTraining.Trained<?> trained, BaselineFaces data, Figures figures)
            throws ModelException, TrainingException, InterruptedException {
        var design = design(trained.network(), data, ReferenceDesign::euclidean);
        var each = embeddings(BaselineTraining.EMBEDDING_SIZE);
        tell(figures, "siamese", "Siamese", trained.seconds(), trained.bytes(), each, BaselineRates.of(design, data));
    }

    private static void twoHeaded(
            BaselineTraining.Trained<SameOrDifferentLoss> trained, BaselineFaces data, Figures figures)
            throws ModelException, TrainingException, InterruptedException {
        var design = design(trained.network(), data, (one, other) -> {
            try (var _ = new NoGradGuard();
                    var _ = new PointerScope()) {
                var logits = trained.loss().logits(Tensors.of(one, 1, -1), Tensors.of(other, 1, -1));
                return Design.distance(logits.item_float());
            }
        });
        var each = embeddings(BaselineTraining.EMBEDDING_SIZE);
        var rates = BaselineRates.of(design, data);
        tell(figures, "two_headed", "Two-headed", trained.seconds(), trained.bytes(), each, rates);
    }

    private static Design design(
            TorchNetwork network, BaselineFaces data, ToDoubleBiFunction<float[], float[]> distance)
            throws ModelException {
        return ReferenceDesign.of(
                faces -> new Validation(data.faces(), faces).embed(network),
                data.faces().size(),
                distance);
    }

    private static void classifiers(BaselineTraining training, BaselineFaces data, Figures figures)
            throws ModelException, TrainingException, InterruptedException {
        var rates = BaselineRates.of(new ClassifierDesign(data, training), data);
        tell(figures, "classifier", "Classifier a person", NO_TRAINING, 0, training.classifierBytes(), rates);
    }

    /// Not trained here: what the same design does with the pictures of many thousand people behind it.
    private void shipped(BaselineFaces data, Figures figures)
            throws ModelException, TrainingException, InterruptedException {
        var network = new Inference(Inference.Choice.CPU).open(models, "embedder");
        try (var embedder = new FaceEmbedder(network, data.faces())) {
            var design = ReferenceDesign.of(embedder::embed, data.faces().size(), ReferenceDesign::euclidean);
            var each = embeddings(network.card().integer("output.size"));
            var bytes = Files.size(network.card().sibling("file"));
            tell(figures, "shipped", "Shipped Siamese", NO_TRAINING, bytes, each, BaselineRates.of(design, data));
        } catch (IOException e) {
            throw new ModelException.Unusable(e, ModelFlaw.NOT_STORED, "embedder");
        }
    }

    private static long embeddings(int size) {
        return (long) BaselineFaces.REFERENCES * size * Float.BYTES;
    }

    private static void tell(
            Figures figures, String key, String name, double training, long bytes, long each, BaselineRates rates) {
        figures.add(key + ".training_s", name + ": training, once", training, "s")
                .add(key + ".add_s", name + ": to add a person", rates.secondsToAdd(), "s")
                .add(key + ".bytes", name + ": network for all", bytes / 1e6, "MB")
                .add(key + ".bytes_a_person", name + ": kept for each person", each / 1e6, "MB")
                .add(key + ".eer", name + ": equal error rate, strangers", 100 * rates.equalError(), "%")
                .add(key + ".fnmr_at_fmr_1e-2", name + ": refused, 1 in 100 strangers accepted", rates.refused())
                .add(
                        key + ".strangers_accepted",
                        name + ": strangers accepted, 1 in 100 of the known accepted",
                        100 * rates.strangersAccepted(),
                        "%")
                .add(key + ".genuine", name + ": genuine attempts", rates.genuine(), "")
                .add(key + ".impostor", name + ": attempts of strangers", rates.impostors(), "");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
