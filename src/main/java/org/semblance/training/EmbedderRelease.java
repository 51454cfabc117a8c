package org.semblance.training;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.calibration.CardTables;
import org.semblance.evaluation.calibration.Population;
import org.semblance.evaluation.calibration.Use;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;

/// Makes of a trained network what the product opens: `<name>.onnx`, its cohort and a card with measured error
/// rates. The card comes last, so a folder never holds a card whose files are not there.
final class EmbedderRelease {
    /// Enough for a cohort, half of whose people give nothing.
    private static final int MOST_OF_A_SOURCE = 1024;

    private static final double MOST_DIFFERENCE = 1e-4;

    /// @param id of the new model: references made by another model are not compared
    /// @param template card of an embedder that is fed as this one is
    /// @param training facts for the card
    /// @param calibratedOn what the card calls the people held out
    record Description(String id, Path template, Map<String, String> training, String calibratedOn) {}

    private final Faces faces;
    private final Description description;

    EmbedderRelease(Faces faces, Description description) {
        this.faces = faces;
        this.description = description;
    }

    /// @param training faces that were trained on: the embeddings' center is theirs
    /// @param known those of them with a person: the cohort is made of them
    /// @param heldOut labelled faces of people the network never saw; where they are too few for error rates
    /// the card has no calibration, and the product does not unlock with the model
    /// @return the card
    JsonObject write(TorchNetwork network, int[] training, int[] known, int[] heldOut, Path folder, String name)
            throws IOException, ModelException, TrainingException {
        Files.createDirectories(folder);
        var card =
                JsonParser.parseString(Files.readString(description.template)).getAsJsonObject();
        var centering = Centering.of(network, faces, training);
        var onnx = EmbedderExport.onnx(network, centering, description.id);
        card.addProperty("id", description.id);
        card.addProperty("file", name + ".onnx");
        card.addProperty("sha256", WholeFile.sha256(onnx));
        card.getAsJsonObject("output").addProperty("size", network.plan().embeddingSize());
        card.remove("calibration");
        card.remove("cohort");
        card.remove("measured");
        card.remove("variants");
        WholeFile.replace(folder.resolve(name + ".onnx"), onnx);
        WholeFile.replace(folder.resolve(name + ".json"), WholeFile.text(card));
        try (var embedder = new FaceEmbedder(new Inference(Inference.Choice.CPU).open(folder, name), faces)) {
            var real = heldOut.length > 0 ? heldOut : training;
            compare(network, centering, embedder, real, folder.resolve(name + ".onnx"));
            card.add("training", facts(description.training));
            var tables = tables(embedder, known, heldOut);
            if (tables.isPresent()) {
                var cohort = name + ".cohort.f16";
                tables.get().card().addTo(card, cohort);
                WholeFile.replace(folder.resolve(cohort), tables.get().card().halfs());
            }
        }
        WholeFile.replace(folder.resolve(name + ".json"), WholeFile.text(card));
        return card;
    }

    /// The file must give what the trainer gives.
    private void compare(
            TorchNetwork network, Optional<Centering> centering, FaceEmbedder embedder, int[] real, Path file)
            throws ModelException, TrainingException {
        var some = Arrays.copyOf(real, Math.min(64, real.length));
        var expected = new Validation(faces, some).embed(network);
        var found = embedder.embed(some);
        var most = 0.0;
        for (var i = 0; i < some.length; i++) {
            var own = expected[i];
            var wanted = centering.map(center -> center.of(own)).orElse(own);
            for (var j = 0; j < wanted.length; j++) most = Math.max(most, Math.abs(found[i][j] - wanted[j]));
        }
        if (!(most <= MOST_DIFFERENCE)) {
            throw new TrainingException.WrongNetwork(TrainingFlaw.DIFFERS, file, most);
        }
    }

    /// By the same class as `semblance evaluate calibrate`. Empty where people are too few for error rates.
    private Optional<CardTables> tables(FaceEmbedder embedder, int[] known, int[] heldOut) throws ModelException {
        try {
            return Optional.of(CardTables.of(
                    List.of(
                            population(
                                    description.calibratedOn,
                                    EnumSet.of(Use.TABLE, Use.OWNERS),
                                    embedder,
                                    heldOut,
                                    false),
                            population("training", EnumSet.of(Use.COHORT), embedder, some(known), true)),
                    new CardTables.Order(
                            CardTables.ALPHA,
                            CardTables.MEMBERS,
                            Optional.empty(),
                            "own landmarks and embedder together")));
        } catch (EvaluationException.TooFewPeople e) {
            return Optional.empty();
        } catch (InvalidEmbeddingException | EvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first face of a few people of each source.
    private int[] some(int[] known) {
        var seen = new HashSet<Integer>();
        var ofSource = new HashMap<String, Integer>();
        return IntStream.of(known)
                .filter(face -> seen.add(faces.label(face).person()))
                .filter(face -> ofSource.merge(faces.label(face).source(), 1, Integer::sum) <= MOST_OF_A_SOURCE)
                .toArray();
    }

    /// @param grouped by where the faces are from: nothing else is known of them that may make them look alike
    private Population population(String name, Set<Use> uses, FaceEmbedder embedder, int[] indices, boolean grouped)
            throws ModelException, InvalidEmbeddingException {
        var members = new ArrayList<Population.Face>();
        for (var face : indices) {
            var label = faces.label(face);
            members.add(new Population.Face(
                    Integer.toString(label.person()),
                    grouped ? Optional.of(label.source()) : Optional.empty(),
                    new Embedding(description.id, embedder.embed(new int[] {face})[0])));
        }
        return new Population(name, uses, members);
    }

    private static JsonObject facts(Map<String, String> facts) {
        var object = new JsonObject();
        facts.forEach((name, value) -> {
            if (value.matches("\\d{1,15}")) object.addProperty(name, Long.parseLong(value));
            else object.addProperty(name, value);
        });
        return object;
    }
}
