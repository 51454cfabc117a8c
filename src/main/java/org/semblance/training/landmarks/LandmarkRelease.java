package org.semblance.training.landmarks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;
import org.semblance.inference.PictureInput;
import org.semblance.training.Tensors;
import org.semblance.training.TrainingException;
import org.semblance.training.TrainingFlaw;
import org.semblance.training.WholeFile;
import org.semblance.training.landmarks.PatchViews.Move;

/// Makes of a trained network what the product opens: `landmarks.onnx` and its card. A folder never
/// holds a card whose file is not there, nor one of a network that gives something else than the trainer's.
final class LandmarkRelease {
    static final String NAME = "landmarks";
    /// From this score on a crop shows a face whose points count.
    private static final double LEAST_SCORE = 0.5;
    private static final double MOST_DIFFERENCE = 1e-4;
    private static final int COMPARED = 64;
    private static final int FLOATS = Patch.VIEW * Patch.VIEW * 3;

    private final Patches patches;
    private final Path template;

    /// @param template card of a landmark network that is fed as this one is
    LandmarkRelease(Patches patches, Path template) {
        this.patches = patches;
        this.template = template;
    }

    /// @param some faces to compare file and trainer on
    /// @param training facts for the card
    /// @return the card
    JsonObject write(LandmarkNetwork network, int[] some, Path folder, String id, Map<String, String> training)
            throws IOException, ModelException, TrainingException {
        Files.createDirectories(folder);
        var onnx = LandmarkExport.onnx(network, id);
        var card = JsonParser.parseString(Files.readString(template)).getAsJsonObject();
        card.addProperty("id", id);
        card.addProperty("file", NAME + ".onnx");
        card.addProperty("sha256", WholeFile.sha256(onnx));
        var score = new JsonObject();
        score.addProperty("name", LandmarkExport.SCORE);
        score.addProperty("unit", "probability that the crop shows a face, its box no more than a third off");
        score.addProperty("least", LEAST_SCORE);
        card.add("score", score);
        card.remove("measured");
        var facts = new JsonObject();
        training.forEach(facts::addProperty);
        card.add("training", facts);
        WholeFile.replace(folder.resolve(NAME + ".onnx"), onnx);
        WholeFile.replace(folder.resolve(NAME + ".json"), WholeFile.text(card));
        try {
            compare(network, Arrays.copyOf(some, Math.min(COMPARED, some.length)), folder);
        } catch (TrainingException.WrongNetwork e) {
            Files.delete(folder.resolve(NAME + ".json"));
            throw e;
        }
        return card;
    }

    /// The file must give what the trainer gives.
    private void compare(LandmarkNetwork network, int[] some, Path folder) throws ModelException, TrainingException {
        var most = 0.0;
        try (var file = new Inference(Inference.Choice.CPU).open(folder, NAME);
                var input = new PictureInput(file);
                var views = new PatchViews();
                var pixels = new FloatPointer(FLOATS);
                var _ = new NoGradGuard()) {
            for (var patch : some) {
                views.cut(patches.bytes(patch), Move.NONE);
                views.write(pixels);
                input.fill(views.view());
                var found = file.run();
                try (var _ = new PointerScope()) {
                    var output = Tensors.floats(network.forward(LandmarkTrainer.tensor(pixels, 1), false));
                    for (var i = 0; i < LandmarkNetwork.NUMBERS; i++) {
                        most = Math.max(most, Math.abs(output[i] - found.get(LandmarkExport.POINTS)[i]));
                    }
                    var score = 1 / (1 + Math.exp(-output[LandmarkNetwork.NUMBERS]));
                    most = Math.max(most, Math.abs(score - found.get(LandmarkExport.SCORE)[0]));
                }
            }
        }
        if (!(most <= MOST_DIFFERENCE)) {
            throw new TrainingException.WrongNetwork(TrainingFlaw.DIFFERS, folder.resolve(NAME + ".onnx"), most);
        }
    }
}
