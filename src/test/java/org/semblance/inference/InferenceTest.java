package org.semblance.inference;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.align.AlignedFace;
import org.semblance.align.FaceAligner;
import org.semblance.align.LandmarkRefiner;
import org.semblance.detect.YunetDetector;
import org.semblance.embed.Embedder;

class InferenceTest {
    private static final Path MODELS = Path.of("models");
    private static final String SHIPPED = "semblance-landmarks-v3";

    @TempDir
    private Path folder;

    private final Inference inference = new Inference(Inference.Choice.CPU);

    @BeforeEach
    void copyModels() throws IOException {
        for (var name : new String[] {"landmarks.onnx", "landmarks.json", "detector.onnx", "detector.json"}) {
            Files.copy(MODELS.resolve(name), folder.resolve(name));
        }
    }

    @Test
    void opensAModelThatIsWhatItsCardSays() throws Exception {
        try (var network = inference.open(folder, "landmarks")) {
            assertEquals(SHIPPED, network.card().id());
            assertEquals(ExecutionProvider.CPU, network.provider());
        }
    }

    @Test
    void autoEndsAtTheProcessorWhereNothingElseOpens() throws Exception {
        var auto = new Inference(Inference.Choice.AUTO);
        try (var network = auto.open(folder, "landmarks")) {
            assertEquals(auto.provider(), network.provider());
            network.input(3, 80, 80);
            assertEquals(10, network.run().get("points").length);
        }
    }

    @Test
    void opensTheVariantOnlyWhereTheProcessorIsQuickWithBytes() throws Exception {
        Files.writeString(folder.resolve("small.onnx"), "not the variant");
        var card = Files.readString(folder.resolve("landmarks.json"))
                .replaceFirst(
                        "\\{",
                        "{\"variants\":{\"int8\":{\"file\":\"small.onnx\",\"sha256\":\"" + "0".repeat(64) + "\"}},");
        Files.writeString(folder.resolve("landmarks.json"), card);
        new Inference(Inference.Choice.CPU, false).open(folder, "landmarks").close();
        var quick = new Inference(Inference.Choice.CPU, true);
        var thrown = assertThrows(ModelException.Altered.class, () -> quick.open(folder, "landmarks"));
        assertTrue(thrown.getMessage().contains("small.onnx"), thrown.getMessage());
        var read = ModelCard.read(folder.resolve("landmarks.json"));
        assertThrows(ModelException.Altered.class, () -> Inference.checkFiles(read));
    }

    @Test
    void knowsTheProcessorsThatAreQuickWithBytes() {
        assertTrue(Processor.hasByteProducts("flags : fpu avx2 avx_vnni"));
        assertTrue(Processor.hasByteProducts("flags : avx512f avx512_vnni"));
        assertFalse(Processor.hasByteProducts("flags : fpu avx2 fma avx512f"));
    }

    @Test
    void refusesAMissingModelByName() throws Exception {
        Files.delete(folder.resolve("landmarks.onnx"));
        assertNames(ModelException.Missing.class, "landmarks.onnx");
    }

    @Test
    void refusesAMissingCardByName() throws Exception {
        Files.delete(folder.resolve("landmarks.json"));
        assertNames(ModelException.Missing.class, "landmarks.json");
    }

    @Test
    void refusesATruncatedModel() throws Exception {
        var file = folder.resolve("landmarks.onnx");
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertNames(ModelException.Altered.class, "landmarks.onnx");
    }

    @Test
    void refusesASwappedModel() throws Exception {
        Files.write(folder.resolve("landmarks.onnx"), Files.readAllBytes(folder.resolve("detector.onnx")));
        assertNames(ModelException.Altered.class, "landmarks.onnx");
    }

    @Test
    void refusesAModelWithOneFlippedBit() throws Exception {
        var file = folder.resolve("landmarks.onnx");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertNames(ModelException.Altered.class, "landmarks.onnx");
    }

    @Test
    void refusesWhatIsNoModelEvenIfTheCardAgrees() throws Exception {
        Files.writeString(folder.resolve("landmarks.onnx"), "not a model");
        vouchFor("landmarks");
        assertNames(ModelException.Unusable.class, SHIPPED);
    }

    @Test
    void refusesCardsThatAreNone() throws Exception {
        for (var text : new String[] {"", "[]", "{", "{}", "{\"id\": 5}", "\"x\"", "{\"id\": \"a\", \"file\": 1}"}) {
            Files.writeString(folder.resolve("landmarks.json"), text);
            assertNames(ModelException.BadCard.class, "landmarks.json");
        }
    }

    @Test
    void aCardCannotPointOutOfItsFolder() throws Exception {
        for (var name : new String[] {"../landmarks.onnx", "/etc/passwd", "a/b", "..", ""}) {
            editCard("landmarks", "landmarks.onnx", name);
            assertNames(ModelException.BadCard.class, "file");
            Files.copy(
                    MODELS.resolve("landmarks.json"),
                    folder.resolve("landmarks.json"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void aNetworkOfTheWrongShapeIsRefusedByEveryStage() throws Exception {
        try (var detector = new YunetDetector(inference.open(folder, "landmarks"))) {
            var picture = new Mat(80, 80, CV_8UC3);
            assertTrue(assertThrows(ModelException.WrongShape.class, () -> detector.detect(picture))
                    .getMessage()
                    .contains(SHIPPED));
        }
        try (var network = inference.open(folder, "detector")) {
            assertThrows(ModelException.class, () -> new Embedder(network));
            assertThrows(ModelException.class, () -> new LandmarkRefiner(network));
            assertThrows(ModelException.class, () -> new FaceAligner(network.card()));
        }
    }

    @Test
    void aCardThatLiesAboutSizesIsFoundOutBeforeAnythingIsCompared() throws Exception {
        for (var name : new String[] {"embedder.onnx", "embedder-int8.onnx", "embedder.json"}) {
            Files.copy(MODELS.resolve(name), folder.resolve(name));
        }
        var card = Files.readString(folder.resolve("embedder.json"));
        Files.writeString(folder.resolve("embedder.json"), card.replaceFirst("\"size\": 256", "\"size\": 128"));
        try (var embedder = new Embedder(inference.open(folder, "embedder"));
                var face = new AlignedFace(new Mat(112, 112, CV_8UC3))) {
            var thrown = assertThrows(ModelException.WrongShape.class, () -> embedder.embed(face));
            assertTrue(thrown.getMessage().contains("256 values instead of 128"), thrown.getMessage());
        }
        try (var embedder = new Embedder(inference.open(folder, "embedder"));
                var small = new AlignedFace(new Mat(80, 80, CV_8UC3))) {
            assertThrows(ModelException.WrongShape.class, () -> embedder.embed(small));
        }
        Files.writeString(folder.resolve("embedder.json"), card.replaceFirst("\"name\": \"input\"", "\"name\": \"x\""));
        assertThrows(ModelException.WrongShape.class, () -> inference.open(folder, "embedder"));
    }

    /// ONNX Runtime knows no operators of the future.
    @Test
    void refusesAModelOfANewerOpset() throws Exception {
        var file = folder.resolve("landmarks.onnx");
        var bytes = Files.readAllBytes(file);
        assertEquals(17, bytes[bytes.length - 1], "the file ends with the version");
        bytes[bytes.length - 1] = 100;
        Files.write(file, bytes);
        vouchFor("landmarks");
        assertNames(ModelException.Unusable.class, SHIPPED);
    }

    private void assertNames(Class<? extends ModelException> type, String name) {
        var refused =
                assertThrows(type, () -> inference.open(folder, "landmarks").close());
        assertTrue(refused.getMessage().contains(name), refused.getMessage());
    }

    private void vouchFor(String name) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(name + ".onnx")));
        var card = Files.readString(folder.resolve(name + ".json"));
        var hash = HexFormat.of().formatHex(digest);
        Files.writeString(
                folder.resolve(name + ".json"),
                card.replaceFirst("\"sha256\": \"[0-9a-f]+\"", "\"sha256\": \"" + hash + "\""));
    }

    private void editCard(String name, String old, String text) throws IOException {
        var card = folder.resolve(name + ".json");
        Files.writeString(card, Files.readString(card).replace("\"" + old + "\"", "\"" + text + "\""));
    }
}
