package org.semblance.training.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.inference.Inference;
import org.semblance.training.Tensors;
import org.semblance.training.TrainingException;

class DetectorNetworkTest {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;
    private static final Path SHIPPED = Path.of("models", "detector.onnx");
    private static final Path CARD = Path.of("models", "detector.json");

    @TempDir
    private Path folder;

    @Test
    void shippedDetectorReadBackSaysWhatTheFileSays() throws Exception {
        assertSame(shipped(), CARD);
    }

    /// What is stored as half floats is rounded first, so that trainer and file agree.
    @Test
    void exportedModelEqualsTheTrainer() throws Exception {
        var network = new DetectorNetwork(DetectorPlan.shipped());
        network.round();
        DetectorRelease.write(network, "test-detector", CARD, Map.of("views", "0"), folder);
        assertSame(network, folder.resolve("detector.json"));
    }

    @Test
    void fileIsSmallerThanAMegabyte() throws Exception {
        DetectorRelease.write(shipped(), "test-detector", CARD, Map.of(), folder);
        assertTrue(Files.size(folder.resolve("detector.onnx")) < 1_000_000);
    }

    @Test
    void refusesAModelOfAnotherShape() throws Exception {
        var embedder = Path.of("models", "embedder.onnx");
        assertThrows(
                TrainingException.WrongNetwork.class, () -> DetectorWeights.read(embedder, DetectorPlan.shipped()));
        var cut = folder.resolve("cut.onnx");
        var bytes = Files.readAllBytes(SHIPPED);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        assertThrows(TrainingException.WrongNetwork.class, () -> DetectorWeights.read(cut, DetectorPlan.shipped()));
    }

    private static DetectorNetwork shipped() throws Exception {
        var network = new DetectorNetwork(DetectorPlan.shipped());
        DetectorWeights.read(SHIPPED, network.plan()).forEach(network::set);
        return network;
    }

    private static void assertSame(DetectorNetwork network, Path card) throws Exception {
        var random = new Random(3);
        var interleaved = new float[WIDTH * HEIGHT * 3];
        for (var i = 0; i < interleaved.length; i++) interleaved[i] = random.nextInt(256);
        float[] said;
        try (var pixels = new FloatPointer(interleaved)) {
            said = Tensors.floats(network.forward(DetectorTrainer.tensor(pixels, 1, HEIGHT, WIDTH)));
        }
        try (var opened = new Inference(Inference.Choice.CPU).open(card)) {
            var input = opened.input(3, HEIGHT, WIDTH);
            for (var channel = 0; channel < 3; channel++) {
                for (var i = 0; i < WIDTH * HEIGHT; i++) {
                    input.put(channel * WIDTH * HEIGHT + i, interleaved[3 * i + channel]);
                }
            }
            var outputs = opened.run();
            var cell = 0;
            for (var stride : DetectorPlan.STRIDES) {
                var count = WIDTH / stride * (HEIGHT / stride);
                for (var i = 0; i < count; i++, cell++) {
                    var row = cell * DetectorPlan.VALUES;
                    var score = 1 / (1 + Math.exp(-said[row]));
                    assertEquals(score, outputs.get("cls_" + stride)[i], 1e-4);
                    assertEquals(score, outputs.get("obj_" + stride)[i], 1e-4);
                    for (var k = 0; k < 4; k++) {
                        assertEquals(said[row + 1 + k], outputs.get("bbox_" + stride)[4 * i + k], 1e-3);
                    }
                    for (var k = 0; k < 10; k++) {
                        assertEquals(said[row + 5 + k], outputs.get("kps_" + stride)[10 * i + k], 1e-3);
                    }
                }
            }
        }
    }
}
