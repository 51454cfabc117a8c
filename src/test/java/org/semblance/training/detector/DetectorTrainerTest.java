package org.semblance.training.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.inference.ModelException;
import org.semblance.training.Precision;
import org.semblance.training.Regimen;
import org.semblance.training.Tensors;
import org.semblance.training.TrainingException;

class DetectorTrainerTest {
    private static final int MANY = 9;
    private static final Path MODELS = Path.of("models");
    private static final Path TEACHER = MODELS.resolve("detector.json");
    private static final int PEOPLE = 4;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void takePictures() throws IOException {
        for (var i = 1; i <= PEOPLE; i++) {
            var name = "/people/person-%02d.jpg".formatted(i);
            try (var file = DetectorTrainerTest.class.getResourceAsStream(name)) {
                var target = shared.resolve("people/" + i + "/portrait.jpg");
                Files.createDirectories(target.getParent());
                Files.write(target, Objects.requireNonNull(file, name).readAllBytes());
            }
        }
    }

    @Test
    void lossGoesDown() throws Exception {
        try (var data = data();
                var frames = new FrameMaker(data.training(), data.backgrounds());
                var trainer = trainer(frames)) {
            var losses = new double[36];
            for (var i = 0; i < losses.length; i++) losses[i] = trainer.step(0.1);
            var first = median(losses, 0);
            var last = median(losses, losses.length - MANY);
            assertTrue(last < 0.9 * first, "from " + first + " to " + last);
        }
    }

    /// A single batch may weigh as much as many others.
    private static double median(double[] losses, int from) {
        return Arrays.stream(losses, from, from + MANY).sorted().toArray()[MANY / 2];
    }

    @Test
    void resumedTrainingEndsWhereAnUninterruptedOneDoes() throws Exception {
        var file = folder.resolve("half.safetensors");
        try (var data = data();
                var frames = new FrameMaker(data.training(), data.backgrounds())) {
            float[] straight;
            try (var trainer = trainer(frames)) {
                mean(trainer, 4);
                straight = weights(trainer);
            }
            try (var trainer = trainer(frames)) {
                mean(trainer, 2);
                trainer.course().save(file, Map.of("id", "half"));
            }
            try (var resumed = trainer(frames)) {
                mean(resumed, 1);
                assertEquals("half", resumed.course().load(file).get("id"));
                mean(resumed, 2);
                assertArrayEquals(straight, weights(resumed));
            }
        }
    }

    @Test
    void sameNumbersMakeTheSameFrame() throws Exception {
        try (var data = data();
                var frames = new FrameMaker(data.training(), data.backgrounds())) {
            var faces = 0;
            for (var i = 0; i < 20; i++) {
                var targets = frames.make(new SplittableRandom(i));
                var pixels = bytes(frames);
                assertEquals(targets, frames.make(new SplittableRandom(i)));
                assertArrayEquals(pixels, bytes(frames));
                faces += targets.size();
            }
            assertTrue(faces > 10, "frames with people: " + faces);
        }
    }

    @Test
    void teacherIsAskedOnce() throws Exception {
        var asked = new ArrayList<Integer>();
        try (var _ = DetectorData.of(order(shared.resolve("people"), TEACHER), new QuietEvents(asked))) {
            assertEquals(PEOPLE, asked.size());
        }
        try (var again = DetectorData.of(order(shared.resolve("people"), TEACHER), new QuietEvents(asked))) {
            assertEquals(PEOPLE, asked.size());
            assertEquals(PEOPLE, again.training().size());
        }
    }

    @Test
    void teacherIsAskedAgainAboutOtherPictures() throws Exception {
        var people = folder.resolve("people");
        var first = Files.createDirectories(people.resolve("1")).resolve("portrait.jpg");
        Files.copy(shared.resolve("people/1/portrait.jpg"), first);
        var asked = new ArrayList<Integer>();
        try (var data = DetectorData.of(order(people, TEACHER), new QuietEvents(asked))) {
            assertEquals(1, data.training().size());
        }
        var second = Files.createDirectories(people.resolve("2")).resolve("portrait.jpg");
        Files.copy(shared.resolve("people/2/portrait.jpg"), second);
        try (var data = DetectorData.of(order(people, TEACHER), new QuietEvents(asked))) {
            assertEquals(2, data.training().size());
        }
    }

    /// Folders of one name do not write over each other's labels; a picture without a byte is none.
    @Test
    void foldersOfOneNameKeepTheirOwnLabels() throws Exception {
        var other = folder.resolve("other/people");
        Files.createDirectories(other.resolve("1"));
        Files.copy(shared.resolve("people/2/portrait.jpg"), other.resolve("1/portrait.jpg"));
        Files.write(other.resolve("1/empty.jpg"), new byte[0]);
        var asked = new ArrayList<Integer>();
        for (var sitting = 0; sitting < 2; sitting++) {
            for (var people : List.of(shared.resolve("people"), other)) {
                DetectorData.of(order(people, TEACHER), new QuietEvents(asked)).close();
            }
        }
        assertEquals(PEOPLE + 2, asked.size());
    }

    @Test
    void badFilesAreNamedAndLeaveNoModel() throws Exception {
        var order = order(shared.resolve("people"), TEACHER);
        data().close();
        Path labels;
        try (var tables = Files.list(folder.resolve("out/labels"))) {
            labels = tables.findFirst().orElseThrow();
        }
        Files.writeString(labels, "1/portrait.jpg\t0.9\t1\t2\n", StandardOpenOption.APPEND);
        var cut = assertThrows(TrainingException.BadData.class, () -> run(order));
        assertTrue(cut.getMessage().contains(labels.getFileName() + ", line " + (PEOPLE + 2)), cut.getMessage());

        var empty = Files.createDirectories(folder.resolve("empty/nobody"));
        Files.writeString(empty.resolve("broken.jpg"), "no picture");
        var none = order(empty.getParent(), TEACHER);
        assertThrows(TrainingException.TooFew.class, () -> run(none));

        var noFolder = order(folder.resolve("nowhere"), TEACHER);
        assertThrows(TrainingException.BadData.class, () -> run(noFolder));
        var noTeacher = order(shared.resolve("people"), folder.resolve("teacher.json"));
        assertThrows(ModelException.Missing.class, () -> run(noTeacher));
        assertFalse(Files.exists(folder.resolve("out/detector.json")));
        assertFalse(Files.exists(folder.resolve("out/detector.onnx")));
    }

    /// From pictures to a model that the product opens, in one step.
    @Test
    void trainingLeavesAModelWithItsCard() throws Exception {
        var card = run(order(shared.resolve("people"), TEACHER));
        assertEquals("test", card.get("id").getAsString());
        var training = card.getAsJsonObject("training");
        assertEquals(2, training.get("views").getAsLong());
        assertTrue(training.get("command").getAsString().startsWith("semblance train detector --data "));
        assertTrue(Files.size(folder.resolve("out/detector.onnx")) > 100_000);
        assertTrue(Files.exists(folder.resolve("out/curve.png")));
    }

    private com.google.gson.JsonObject run(DetectorOrder order) throws Exception {
        return DetectorTraining.run(order, new QuietEvents(new ArrayList<>()));
    }

    private DetectorData data() throws Exception {
        return DetectorData.of(order(shared.resolve("people"), TEACHER), new QuietEvents(new ArrayList<>()));
    }

    private DetectorOrder order(Path data, Path teacher) {
        return new DetectorOrder(
                List.of(data),
                List.of(),
                MODELS,
                folder.resolve("out"),
                "test",
                teacher,
                2,
                new Regimen(false, 2, Regimen.UNLIMITED, 2, 0.001, 1, 0, 120, false));
    }

    private static DetectorTrainer trainer(FrameMaker frames) {
        torch.manual_seed(7);
        var network = new DetectorNetwork(DetectorPlan.of(new int[] {16, 16, 32, 32, 32}, 32));
        return new DetectorTrainer(network, frames, new DetectorTrainer.Settings(4, 0.003, 1, Precision.FLOAT32));
    }

    private static double mean(DetectorTrainer trainer, int steps) throws IOException, TrainingException {
        var sum = 0.0;
        for (var i = 0; i < steps; i++) sum += trainer.step(0.1);
        return sum / steps;
    }

    private static float[] weights(DetectorTrainer trainer) {
        return Tensors.floats(trainer.smoothed().tensors().get("head0.out.weight"));
    }

    private static byte[] bytes(FrameMaker frames) {
        var bytes = new byte[3 * FrameMaker.WIDTH * FrameMaker.HEIGHT];
        frames.frame().data().get(bytes);
        return bytes;
    }
}
