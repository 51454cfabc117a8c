package org.semblance.recognition;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.inference.CopiedModel;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;
import org.semblance.inference.ModelShelf;
import org.semblance.inference.ModelTask;

class ModelTrialTest {
    private static final Path SHIPPED = Path.of("models");

    @TempDir
    private Path folder;

    private CopiedModel embedder;
    private CopiedModel landmarks;

    @BeforeEach
    void copies() {
        embedder = new CopiedModel(folder.resolve("embedders"), "embedder");
        landmarks = new CopiedModel(folder.resolve("landmarks"), "landmarks");
    }

    @Test
    void theShippedModelsPass() {
        assertDoesNotThrow(() -> ModelTrial.run(SHIPPED.resolve("detector.json"), ModelTask.DETECTION));
        assertDoesNotThrow(() -> ModelTrial.run(SHIPPED.resolve("landmarks.json"), ModelTask.LANDMARKS));
        assertDoesNotThrow(() -> ModelTrial.run(SHIPPED.resolve("embedder.json"), ModelTask.EMBEDDING));
    }

    @Test
    void anEmbedderWithoutACalibrationPasses() throws Exception {
        var card = embedder.as("raw", json -> {
            json.remove("calibration");
            json.remove("cohort");
        });
        assertDoesNotThrow(() -> ModelTrial.run(card, ModelTask.EMBEDDING));
    }

    @Test
    void whatLiesAboutTheNetworkFails() throws Exception {
        assertEquals(ModelFlaw.OTHER_SHAPE, flawOfEmbedder(CopiedModel.number("input", "width", 96)));
        assertEquals(ModelFlaw.VALUES, flawOfEmbedder(CopiedModel.number("output", "size", 128)));
        assertEquals(ModelFlaw.NO_STD, flawOfEmbedder(CopiedModel.number("input", "std", 0)));
        assertEquals(
                ModelFlaw.VALUES,
                flawOfEmbedder(json -> json.getAsJsonObject("output").addProperty("name", "other")));
        assertEquals(
                ModelFlaw.NO_PICTURE_INPUT,
                flawOfEmbedder(json -> json.getAsJsonObject("input").addProperty("name", "other")));
        assertEquals(
                ModelFlaw.VALUES,
                flaw(landmarks.as("lying", CopiedModel.number("output", "size", 12)), ModelTask.LANDMARKS));
        assertEquals(ModelFlaw.VALUES, flaw(SHIPPED.resolve("embedder.json"), ModelTask.DETECTION));
    }

    @Test
    void whatLiesAboutComparingFails() throws Exception {
        assertEquals(ModelFlaw.NO_TABLES, flawOfEmbedder(json -> rows(json, 0)));
        assertEquals(ModelFlaw.NO_TABLES, flawOfEmbedder(json -> rows(json, 1)));
        assertEquals(ModelFlaw.NO_TEXT, flawOfEmbedder(json -> json.remove("cohort")));
        assertEquals(ModelFlaw.NO_TABLES, flawOfEmbedder(json -> {
            CopiedModel.number("cohort", "size", 128).accept(json);
            CopiedModel.number("cohort", "count", 512).accept(json);
        }));
    }

    @Test
    void aFileThatIsNoNetworkFails() throws Exception {
        assertEquals(ModelFlaw.CANNOT_RUN, flaw(embedder.withoutNetwork("nothing"), ModelTask.EMBEDDING));
    }

    @Test
    void aSmallVariantThatIsNoNetworkFailsOnEveryProcessor() throws Exception {
        var sha256 = ModelCard.read(landmarks.withoutNetwork("nothing")).sha256("sha256");
        var card = landmarks.as("half", json -> {
            var int8 = new JsonObject();
            int8.addProperty("file", "nothing.onnx");
            int8.addProperty("sha256", sha256);
            var variants = new JsonObject();
            variants.add("int8", int8);
            json.add("variants", variants);
        });
        Files.writeString(card.resolveSibling("nothing.onnx"), "no network");
        assertEquals(ModelFlaw.CANNOT_RUN, flaw(card, ModelTask.LANDMARKS));
    }

    /// As when it was chosen before anybody tried it.
    @Test
    void anAddedModelThatCannotRunIsNotOpenedAndTheShippedOneIsNamed() throws Exception {
        var shelf = new ModelShelf(SHIPPED, folder.resolve("own"));
        shelf.use(shelf.add(embedder.as("wide", CopiedModel.number("input", "width", 96))));
        var inference = new Inference(Inference.Choice.CPU);
        var e = assertThrows(ModelException.WrongShape.class, () -> Recognition.open(shelf, inference));
        var shipped = ModelCard.read(SHIPPED.resolve("embedder.json")).id();
        assertEquals(shipped, e.instead().orElseThrow());
        shelf.use(shelf.find(shipped).orElseThrow());
        Recognition.open(shelf, inference).close();
    }

    private static void rows(JsonObject json, int count) {
        var table = json.getAsJsonObject("calibration").getAsJsonArray("table");
        var shorter = new JsonArray();
        for (var i = 0; i < count; i++) shorter.add(table.get(i));
        json.getAsJsonObject("calibration").add("table", shorter);
    }

    private ModelFlaw flawOfEmbedder(Consumer<JsonObject> change) throws Exception {
        return flaw(embedder.as("lying", change), ModelTask.EMBEDDING);
    }

    private static ModelFlaw flaw(Path card, ModelTask task) {
        return assertThrows(ModelException.class, () -> ModelTrial.run(card, task))
                .flaw();
    }
}
