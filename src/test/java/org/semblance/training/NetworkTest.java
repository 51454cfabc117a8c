package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.recognition.MatchTables;

class NetworkTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"5, 1", "7, 1", "14, 1", "10, 2", "14, 2"})
    void convolutionSideBySideIsTheSame(int side, int stride) {
        var maps = torch.randn(16, 8, side, side).contiguous(torch.MemoryFormat.ChannelsLast);
        var weight = torch.randn(12, 8, 3, 3);
        assertTrue(SideBySide.helps(maps, 3, stride));
        var plain = torch.conv2d(
                maps,
                weight,
                new TensorOptional(),
                new long[] {stride, stride},
                new long[] {1, 1},
                new long[] {1, 1},
                1);
        assertArrayEquals(Tensors.floats(plain), Tensors.floats(SideBySide.convolve(maps, weight, stride)), 1e-4f);
    }

    @Test
    void networkHasTheShapesOfItsPlan() {
        var network = new TorchNetwork(FaceFixture.smallPlan());
        var embeddings = network.forward(pictures(2, 80), true);
        assertArrayEquals(
                new long[] {2, FaceFixture.TEACHER_SIZE}, new long[] {embeddings.size(0), embeddings.size(1)});
    }

    @Test
    void orthogonalizedMatrixHasSingularValuesNearOne() {
        var muon = new Muon(Map.of(), 1, torch.ScalarType.Float);
        var matrix = muon.orthogonalize(torch.randn(20, 60));
        var values = Tensors.floats(matrix.mm(matrix.t()).diagonal());
        for (var value : values) assertEquals(1, value, 0.55);
    }

    /// Written as ONNX, run by ONNX Runtime, and read back as the beginning of another training.
    @Test
    void exportedModelEqualsTheTrainer() throws Exception {
        try (var faces = FaceFixture.faces(folder.resolve("faces"), 6)) {
            var network = new TorchNetwork(FaceFixture.smallPlan());
            network.forward(pictures(8, 112), true); // statistics that are not those of the beginning
            var all = FaceFixture.all(faces);
            var card = release(faces).write(network, all, all, new int[0], folder, "embedder");
            assertEquals("test-embedder", card.get("id").getAsString());
            assertTrue(!card.has("calibration"), "six pictures say nothing about error rates");
            var expected = new Validation(faces, FaceFixture.all(faces)).embed(network);
            var opened = new Inference(Inference.Choice.CPU).open(folder, "embedder");
            try (var embedder = new FaceEmbedder(opened, faces)) {
                var found = embedder.embed(FaceFixture.all(faces));
                for (var i = 0; i < found.length; i++) assertArrayEquals(expected[i], found[i], 1e-4f);
            }
            var again = new TorchNetwork(FaceFixture.smallPlan());
            again.unfold(FoldedWeights.read(folder.resolve("embedder.onnx"), again.plan()), pictures(16, 112));
            var read = new Validation(faces, FaceFixture.all(faces)).embed(again);
            for (var i = 0; i < read.length; i++) assertArrayEquals(expected[i], read[i], 1e-3f);
        }
    }

    /// The mean is that of the faces trained on, here each of a few many times; the few themselves would be too
    /// few.
    @Test
    void exportedModelIsCenteredOnWhatItWasTrainedOn() throws Exception {
        try (var faces = FaceFixture.faces(folder.resolve("faces"), 6)) {
            var network = new TorchNetwork(FaceFixture.smallPlan());
            network.forward(pictures(8, 112), true);
            var all = FaceFixture.all(faces);
            var training =
                    IntStream.range(0, 1200).map(i -> all[i % all.length]).toArray();
            release(faces).write(network, training, all, new int[0], folder, "embedder");
            var plain = new Validation(faces, all).embed(network);
            var mean = new double[FaceFixture.TEACHER_SIZE];
            for (var embedding : plain) for (var i = 0; i < mean.length; i++) mean[i] += embedding[i] / plain.length;
            var opened = new Inference(Inference.Choice.CPU).open(folder, "embedder");
            try (var embedder = new FaceEmbedder(opened, faces)) {
                var found = embedder.embed(all);
                for (var face = 0; face < found.length; face++) {
                    var rest = new double[mean.length];
                    for (var i = 0; i < rest.length; i++) rest[i] = plain[face][i] - mean[i];
                    var length = Math.sqrt(Arrays.stream(rest).map(x -> x * x).sum());
                    for (var i = 0; i < rest.length; i++) assertEquals(rest[i] / length, found[face][i], 1e-4);
                }
            }
        }
    }

    @Test
    void aReleaseIsCalibratedOnPeopleHeldOut() throws Exception {
        try (var faces = FaceFixture.faces(folder.resolve("faces"), 24)) {
            var network = new TorchNetwork(FaceFixture.smallPlan());
            network.forward(pictures(8, 112), true);
            var ofTen = IntStream.range(0, 20).toArray();
            var others = IntStream.range(20, faces.size()).toArray();
            release(faces).write(network, ofTen, ofTen, others, folder, "embedder");
            var card = ModelCard.read(folder.resolve("embedder.json"));
            var tables = MatchTables.of(card);
            assertEquals(0.2, tables.alpha());
            assertEquals(1, tables.calibration().fmr(2));
            assertTrue(card.text("calibration.data").contains("14 genuine pairs"), card.text("calibration.data"));
            assertTrue(card.text("cohort.made").contains("training test"), card.text("cohort.made"));
        }
    }

    private static EmbedderRelease release(Faces faces) {
        return new EmbedderRelease(
                faces,
                new EmbedderRelease.Description(
                        "test-embedder", Path.of("models", "embedder.json"), Map.of("views", "0"), "nobody"));
    }

    @Test
    void refusesAModelOfAnotherShape() throws Exception {
        var shipped = Path.of("models", "embedder.onnx");
        assertThrows(TrainingException.WrongNetwork.class, () -> FoldedWeights.read(shipped, FaceFixture.smallPlan()));
        var cut = folder.resolve("cut.onnx");
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(shipped), 100_000));
        assertThrows(TrainingException.WrongNetwork.class, () -> FoldedWeights.read(cut, FaceFixture.smallPlan()));
    }

    private static Tensor pictures(int count, int side) {
        return torch.randn(count, side, side, 3).permute(0, 3, 1, 2);
    }
}
