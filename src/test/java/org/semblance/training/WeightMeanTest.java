package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;

class WeightMeanTest {
    private static final Path CARD = FaceFixture.MODELS.resolve("embedder.json");

    @TempDir
    private Path folder;

    @Test
    void floatsAndHalfsAreAveraged() throws Exception {
        var onnx = WeightMean.of(sum(1, 4), sum(3, -8));
        var mean = OnnxGraph.parse(Path.of("mean.onnx"), onnx);
        assertArrayEquals(new float[] {-2}, mean.weights("whole"));
        assertArrayEquals(new float[] {2}, mean.weights("small.half"));
        assertTrue(mean.isHalf("small.half"));
        Files.write(folder.resolve("mean.onnx"), onnx);
        Files.writeString(
                folder.resolve("mean.json"),
                "{\"id\":\"mean\",\"file\":\"mean.onnx\",\"sha256\":\"%s\",\"input\":{\"name\":\"in\"}}"
                        .formatted(WholeFile.sha256(onnx)));
        try (var network = new Inference(Inference.Choice.CPU).open(folder, "mean")) {
            network.input(1, 1, 1).put(0, 10);
            assertArrayEquals(new float[] {10}, network.run().get("out"), "10 - 2 + 2");
        }
    }

    @Test
    void aNetworkAndItselfGiveItself() throws Exception {
        var out = folder.resolve("out");
        WeightMean.run(new WeightMean.Order(CARD, CARD, "the-same", out));
        var before = graph(ModelCard.read(CARD));
        var after = graph(ModelCard.read(out.resolve("embedder.json")));
        assertEquals(before.tensors().keySet(), after.tensors().keySet());
        for (var name : before.tensors().keySet()) {
            assertEquals(
                    before.tensors().get(name).bytes(),
                    after.tensors().get(name).bytes(),
                    name);
        }
    }

    @Test
    void theNewCardSaysWhatItIsAndNothingThatNobodyMeasured() throws Exception {
        var out = folder.resolve("out");
        WeightMean.run(new WeightMean.Order(CARD, CARD, "the-same", out));
        var card = ModelCard.read(out.resolve("embedder.json"));
        assertEquals("the-same", card.id());
        for (var measured : List.of("calibration", "cohort", "measured", "variants")) {
            assertFalse(card.has(measured), measured);
        }
        assertTrue(card.has("training.mean_of"));
        Inference.checkFiles(card);
        new Inference(Inference.Choice.CPU).open(out, "embedder").close();
    }

    @Test
    void networksOfTwoPlansHaveNoMean() throws Exception {
        var out = folder.resolve("out");
        var landmarks = FaceFixture.MODELS.resolve("landmarks.json");
        var thrown = assertThrows(
                TrainingException.WrongNetwork.class,
                () -> WeightMean.run(new WeightMean.Order(CARD, landmarks, "both", out)));
        assertTrue(thrown.getMessage().contains("landmarks.onnx"), thrown.getMessage());
        assertFalse(Files.exists(out));
    }

    @Test
    void neitherNetworkIsOverwritten() throws Exception {
        var own = Files.createDirectories(folder.resolve("own"));
        for (var name : List.of("embedder.json", "embedder.onnx")) {
            Files.copy(FaceFixture.MODELS.resolve(name), own.resolve(name));
        }
        var mine = own.resolve("embedder.json");
        var link = Files.createSymbolicLink(folder.resolve("link"), own);
        for (var order : List.of(
                new WeightMean.Order(mine, CARD, "mean", own),
                new WeightMean.Order(CARD, mine, "mean", own),
                new WeightMean.Order(CARD, mine, "mean", link))) {
            var thrown = assertThrows(TrainingException.OwnFolder.class, () -> WeightMean.run(order));
            assertTrue(thrown.getMessage().contains(mine.toString()), thrown.getMessage());
        }
        assertEquals(-1, Files.mismatch(CARD, mine));
        assertEquals(-1, Files.mismatch(CARD.resolveSibling("embedder.onnx"), own.resolve("embedder.onnx")));
    }

    @Test
    void weightsOfTwoShapesHaveNoMean() {
        assertThrows(TrainingException.WrongNetwork.class, () -> WeightMean.of(sum(1, 4), sum(3, -8, 2)));
    }

    @Test
    void aFullDiskLeavesNoCard() throws Exception {
        var out = Files.createDirectories(folder.resolve("out"));
        Files.createSymbolicLink(out.resolve("embedder.onnx.unfinished"), Path.of("/dev/full"));
        assertThrows(IOException.class, () -> WeightMean.run(new WeightMean.Order(CARD, CARD, "the-same", out)));
        try (var left = Files.list(out)) {
            assertEquals(0, left.count());
        }
    }

    /// Else the same work would leave another file every time.
    @Test
    void weightsKeepTheFilesOrder() throws Exception {
        var onnx = new OnnxWriter();
        var names = IntStream.range(0, 20).mapToObj(i -> "weight" + i).toList();
        onnx.input("in", 1);
        for (var name : names) onnx.weight(name, new float[] {1}, 1);
        onnx.node("Sum", "out", names);
        onnx.output("out", 1);
        assertEquals(
                names,
                List.copyOf(OnnxGraph.parse(Path.of("many.onnx"), onnx.build("many"))
                        .tensors()
                        .keySet()));
    }

    /// in + whole + small, the latter in half the bytes.
    private static OnnxGraph sum(float small, float... whole) throws TrainingException {
        var onnx = new OnnxWriter();
        onnx.input("in", 1, 1, 1, 1);
        onnx.weight("whole", whole, whole.length);
        onnx.halfs("small", new float[] {small}, 1);
        onnx.node("Add", "some", List.of("in", "whole"));
        onnx.node("Add", "out", List.of("some", "small"));
        onnx.output("out", 1, 1, 1, "N");
        return OnnxGraph.parse(Path.of("sum.onnx"), onnx.build("sum"));
    }

    private static OnnxGraph graph(ModelCard card) throws Exception {
        return OnnxGraph.parse(
                card.sibling("file"), Inference.readChecked(card.sibling("file"), card.sha256("sha256")));
    }
}
