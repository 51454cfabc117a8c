package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;

class QuantizationTest {
    private static final Path CARD = FaceFixture.MODELS.resolve("embedder.json");
    private static final int PEOPLE = 20;
    private static final Pattern NOTHING = Pattern.compile("");

    @TempDir
    private static Path images;

    @TempDir
    private Path folder;

    @BeforeAll
    static void savePortraits() throws IOException {
        for (var person = 1; person <= PEOPLE; person++) {
            FaceFixture.savePortrait(person, images.resolve("people/%02d.jpg".formatted(person)));
        }
    }

    private Quantization.Result quantize(Path card) throws Exception {
        var order =
                new Quantization.Order(card, FaceFixture.MODELS, images, folder.resolve("out"), 2 * PEOPLE, NOTHING);
        return Quantization.run(order, _ -> {});
    }

    @Test
    void bytesGiveWhatFloatsGiveInAThirdOfTheSpace() throws Exception {
        var result = quantize(CARD);
        assertEquals(PEOPLE / 2, result.checked());
        assertTrue(result.leastCosine() > 0.98, result.toString());
        assertTrue(result.bytes() < result.floatBytes() / 3, result.toString());
        var own = ModelCard.read(folder.resolve("out/embedder-int8.json"));
        assertEquals(ModelCard.read(CARD).id() + "-int8", own.id());
        assertFalse(own.has("calibration"), "its error rates were not measured");
        var offering = ModelCard.read(folder.resolve("out/embedder.json"));
        assertEquals(ModelCard.read(CARD).id(), offering.id());
        assertTrue(offering.has("calibration"));
        Inference.checkFiles(offering);
        new Inference(Inference.Choice.CPU)
                .open(folder.resolve("out"), "embedder")
                .close();
    }

    @Test
    void refusesAnOlderOpset() {
        var conv =
                new ProtobufMessage().text(1, "in").text(1, "w").text(2, "out").text(4, "Conv");
        var model = new ProtobufMessage()
                .message(7, new ProtobufMessage().message(1, conv))
                .message(8, new ProtobufMessage().text(1, "").number(2, 11))
                .toBytes();
        var thrown = assertThrows(
                TrainingException.WrongNetwork.class,
                () -> new Int8Graph(OnnxGraph.parse(Path.of("old.onnx"), model), NOTHING.asMatchPredicate()));
        assertTrue(thrown.getMessage().contains("opset 11"), thrown.getMessage());
    }

    @Test
    void refusesANetworkWithoutConvolutions() {
        var onnx = new OnnxWriter();
        onnx.input("in", "N", 3);
        onnx.node("Relu", "out", List.of("in"));
        onnx.output("out", "N", 3);
        assertThrows(
                TrainingException.WrongNetwork.class,
                () -> new Int8Graph(
                        OnnxGraph.parse(Path.of("flat.onnx"), onnx.build("flat")), NOTHING.asMatchPredicate()));
    }

    @Test
    void tooFewFacesLeaveNothing() throws Exception {
        var few = Files.createDirectories(folder.resolve("few"));
        FaceFixture.savePortrait(1, few.resolve("1.jpg"));
        var order = new Quantization.Order(CARD, FaceFixture.MODELS, few, folder.resolve("out"), 100, NOTHING);
        assertThrows(TrainingException.TooFew.class, () -> Quantization.run(order, _ -> {}));
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aFullDiskLeavesNothingHalfWritten() throws Exception {
        var out = Files.createDirectories(folder.resolve("out"));
        Files.createSymbolicLink(out.resolve("embedder-int8.onnx.unfinished"), Path.of("/dev/full"));
        assertThrows(IOException.class, () -> quantize(CARD));
        try (var left = Files.list(out)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void scaleCutsOffWhatIsRareAndKeepsZero() {
        var random = new Random(1);
        var values = new float[1_000_000];
        for (var i = 0; i < values.length; i++) values[i] = random.nextFloat();
        values[0] = 1.5f;
        var range = new ActivationRange();
        range.widen(values);
        range.count(values);
        var scale = range.scale();
        assertEquals(0, scale.zero(), "nothing is negative");
        assertTrue(scale.size() * 255 < 1.2, "one in a million would cost the others their resolution: " + scale);
        var both = new ActivationRange();
        both.widen(-1, 3);
        both.count(Arrays.copyOf(new float[] {-1, 3}, 2));
        assertEquals(64, both.scale().zero(), 1);
    }
}
