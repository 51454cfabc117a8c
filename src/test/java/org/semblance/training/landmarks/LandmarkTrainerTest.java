package org.semblance.training.landmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.align.LandmarkRefiner;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;
import org.semblance.inference.Inference;
import org.semblance.inference.PictureInput;
import org.semblance.training.CropShard;
import org.semblance.training.FoldedWeights;
import org.semblance.training.Picture;
import org.semblance.training.Precision;
import org.semblance.training.Tensors;
import org.semblance.training.TrainingException;
import org.semblance.training.WholeFile;
import org.semblance.training.landmarks.PatchViews.Move;
import org.semblance.training.landmarks.PatchViews.Tilt;

class LandmarkTrainerTest {
    private static final Path MODELS = Path.of("models");
    private static final Inference INFERENCE = new Inference(Inference.Choice.CPU);
    private static final int PEOPLE = 8;
    private static final int BATCH = 8;

    @TempDir
    private static Path folder;

    private static Patches patches;

    @BeforeAll
    static void cutPatches() throws Exception {
        torch.set_num_threads(1);
        var pictures = new ArrayList<Picture>();
        for (var person = 1; person <= PEOPLE; person++) {
            var name = "/people/person-%02d.jpg".formatted(person);
            var label = new CropShard.Label("test", name, person);
            pictures.add(new Picture(label, Optional.empty(), "", () -> read(name)));
        }
        pictures.add(new Picture(
                new CropShard.Label("test", "broken", PEOPLE + 1), Optional.empty(), "", () -> new byte[] {1, 2, 3}));
        try (var preparation = new PatchPreparation(MODELS, INFERENCE)) {
            preparation.run(pictures, folder.resolve("patches"), _ -> {});
        }
        patches = new Patches(List.of(folder.resolve("patches")));
    }

    private static byte[] read(String name) throws IOException {
        try (var file = LandmarkTrainerTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    @AfterAll
    static void close() {
        patches.close();
    }

    @Test
    void everyPictureGivesAFaceAndAPlaceWithoutOne() {
        assertEquals(PEOPLE, faces().length);
        assertEquals(PEOPLE, others().length);
        for (var face : faces()) {
            var points = patches.label(face).points();
            assertTrue(
                    points.leftEye().x() < Patch.SIDE / 2.0 && points.rightEye().x() > Patch.SIDE / 2.0);
            assertTrue(points.leftMouth().y() > points.nose().y()
                    && points.nose().y() > points.leftEye().y());
        }
    }

    @Test
    void keepsPeopleForValidation() {
        var heldOut = patches.choose(true, true, 4);
        assertArrayEquals(
                new int[] {4, 8},
                Arrays.stream(heldOut).map(face -> patches.label(face).person()).toArray());
        assertEquals(PEOPLE - 2, patches.choose(true, false, 4).length);
        assertEquals(0, patches.choose(true, true, 0).length);
    }

    /// Faces and places without one take turns in the patches.
    @Test
    void validationTakesSomeFromEverywhere() {
        var odd = IntStream.range(0, 900).map(i -> 2 * i + 1).toArray();
        var some = LandmarkValidation.spread(odd);
        assertEquals(400, some.length);
        assertEquals(1, some[0]);
        assertTrue(some[399] > 1790, "the last is " + some[399]);
        assertArrayEquals(new int[] {1, 3}, LandmarkValidation.spread(new int[] {1, 3}));
    }

    @Test
    void pointsOfAnotherTeacherAreLookedForAnew() throws Exception {
        var models = Files.createDirectories(folder.resolve("other-models"));
        for (var name : List.of("detector", "landmarks")) {
            for (var ending : List.of(".json", ".onnx")) {
                Files.copy(MODELS.resolve(name + ending), models.resolve(name + ending));
            }
        }
        var picture = new Picture(
                new CropShard.Label("test", "1", 1), Optional.empty(), "", () -> read("/people/person-01.jpg"));
        assertEquals(1, prepared(MODELS, picture));
        assertEquals(0, prepared(MODELS, picture));
        var network = models.resolve("landmarks.onnx");
        Files.write(network, new byte[] {0x20, 0x00}, StandardOpenOption.APPEND);
        var card = models.resolve("landmarks.json");
        var sha256 = WholeFile.sha256(Files.readAllBytes(network));
        Files.writeString(
                card, Files.readString(card).replaceFirst("\"sha256\": \"\\w+\"", "\"sha256\": \"" + sha256 + "\""));
        assertEquals(1, prepared(models, picture));
    }

    /// How many pictures were looked at.
    private static int prepared(Path models, Picture picture) throws Exception {
        var looked = new ArrayList<Integer>();
        try (var preparation = new PatchPreparation(models, INFERENCE)) {
            preparation.run(List.of(picture), folder.resolve("of-teachers"), looked::add);
        }
        return looked.size();
    }

    @Test
    void aMovedPointIsFoundAgainWhereItWas() {
        var random = new SplittableRandom(3);
        var points = patches.label(faces()[0]).points();
        for (var i = 0; i < 20; i++) {
            var move = Move.any(random);
            var placed = new float[10];
            PatchViews.place(points, move, placed, 0);
            var back = PatchViews.back(placed[4], placed[5], move);
            assertEquals(0, back.distanceTo(points.nose()), 1e-3);
            var eye = PatchViews.back(placed[0], placed[1], move);
            assertEquals(0, eye.distanceTo(move.mirrored() ? points.rightEye() : points.leftEye()), 1e-3);
        }
    }

    /// A white dot in a black patch, seen however it is turned, tilted and held.
    @Test
    void aPointIsPlacedWhereItIsSeen() {
        var random = new SplittableRandom(5);
        var nose = new Point(66, 70);
        var others = patches.label(faces()[0]).points();
        var points = new Landmarks(others.leftEye(), others.rightEye(), nose, others.leftMouth(), others.rightMouth());
        var dot = new byte[Patch.BYTES];
        for (var y = 68; y <= 72; y++)
            Arrays.fill(dot, 3 * (y * Patch.SIDE + 64), 3 * (y * Patch.SIDE + 69), (byte) 255);
        var tilted = 0;
        try (var views = new PatchViews()) {
            for (var i = 0; i < 100; i++) {
                var move = Move.any(random);
                if (move.tilt() != Tilt.NONE) tilted++;
                views.cut(MemorySegment.ofArray(dot), move);
                var placed = new float[10];
                PatchViews.place(points, move, placed, 0);
                var seen = middleOfLight(views.view());
                assertEquals(placed[4] * Patch.VIEW, seen.x(), 0.3, move.toString());
                assertEquals(placed[5] * Patch.VIEW, seen.y(), 0.3, move.toString());
            }
        }
        assertTrue(tilted > 10, tilted + " of 100 were tilted");
    }

    private static Point middleOfLight(Mat view) {
        var pixels = new byte[Patch.VIEW * Patch.VIEW * 3];
        view.data().get(pixels);
        double x = 0, y = 0, sum = 0;
        for (var i = 0; i < Patch.VIEW * Patch.VIEW; i++) {
            var bright = pixels[3 * i] & 0xff;
            x += bright * (i % Patch.VIEW);
            y += bright * (i / Patch.VIEW);
            sum += bright;
        }
        return new Point(x / sum, y / sum);
    }

    @Test
    void lossGoesDown() throws Exception {
        try (var trainer = trainer(0.02)) {
            var first = mean(trainer, 4);
            mean(trainer, 16);
            var last = mean(trainer, 4);
            assertTrue(last < 0.9 * first, first + " -> " + last);
        }
    }

    @Test
    void gradientOfTheLossIsTheOneThatDifferencesShow() {
        var truth = new float[2 * 10];
        var start = new float[2 * 11];
        var random = new SplittableRandom(9);
        for (var i = 0; i < truth.length; i++) truth[i] = (float) random.nextDouble();
        for (var i = 0; i < start.length; i++) start[i] = (float) random.nextDouble();
        var faces = new float[] {1, 0};
        var output = Tensors.of(start, 2, 11).set_requires_grad(true);
        LandmarkLoss.of(output, truth, faces).backward();
        var gradient = Tensors.floats(output.grad());
        for (var i = 0; i < start.length; i++) {
            var difference = (loss(start, i, 1e-2f, truth, faces) - loss(start, i, -1e-2f, truth, faces)) / 2e-2;
            assertEquals(difference, gradient[i], 2e-2, "number " + i);
        }
        assertArrayEquals(
                new float[10], Arrays.copyOfRange(gradient, 11, 21), "points of what is no face do not count");
    }

    private static double loss(float[] output, int at, float by, float[] truth, float[] faces) {
        var moved = output.clone();
        moved[at] += by;
        return LandmarkLoss.of(Tensors.of(moved, 2, 11), truth, faces).item_float();
    }

    @Test
    void resumedTrainingEqualsAnUninterruptedOne() throws Exception {
        var file = folder.resolve("half.safetensors");
        float[] straight;
        try (var trainer = trainer(0.02)) {
            mean(trainer, 6);
            straight = weights(trainer);
        }
        try (var trainer = trainer(0.02)) {
            mean(trainer, 3);
            trainer.course().save(file, Map.of("id", "half"));
        }
        torch.manual_seed(99);
        try (var resumed = untrained(0.02)) {
            assertEquals("half", resumed.course().load(file).get("id"));
            mean(resumed, 3);
            assertArrayEquals(straight, weights(resumed));
            assertEquals(6 * BATCH, resumed.course().views());
        }
    }

    @Test
    void beginsWhereTheShippedNetworkEnded() throws Exception {
        var file = MODELS.resolve("landmarks.onnx");
        try (var trainer = trainer(0.02);
                var views = new PatchViews();
                var pixels = new FloatPointer((long) PEOPLE * Patch.VIEW * Patch.VIEW * 3);
                var shipped = INFERENCE.open(MODELS, "landmarks");
                var input = new PictureInput(shipped)) {
            for (var i = 0; i < PEOPLE; i++) {
                views.cut(patches.bytes(faces()[i]), Move.NONE);
                views.write(pixels.getPointer((long) i * Patch.VIEW * Patch.VIEW * 3));
            }
            var pictures = LandmarkTrainer.tensor(pixels, PEOPLE);
            trainer.network().unfold(file, FoldedWeights.layers(file), pictures);
            var output = Tensors.floats(trainer.network().forward(pictures, false));
            for (var i = 0; i < PEOPLE; i++) {
                views.cut(patches.bytes(faces()[i]), Move.NONE);
                input.fill(views.view());
                var points = shipped.run().get("points");
                assertArrayEquals(points, Arrays.copyOfRange(output, 11 * i, 11 * i + 10), 1e-3f);
            }
        }
    }

    @Test
    void theModelItWritesGivesWhatTheTrainerGives() throws Exception {
        var written = folder.resolve("written");
        try (var trainer = trainer(0.02)) {
            mean(trainer, 3);
            var card = release().write(trainer.smoothed(), faces(), written, "test-landmarks", Map.of("views", "24"));
            assertEquals("test-landmarks", card.get("id").getAsString());
            assertTrue(Files.size(written.resolve("landmarks.onnx")) <= 1_500_000);
        }
        try (var refiner = new LandmarkRefiner(INFERENCE.open(written, "landmarks"))) {
            assertTrue(refiner.tellsFaces());
        }
    }

    @Test
    void refusesWeightsOfAnotherNetwork() throws Exception {
        var file = MODELS.resolve("embedder.onnx");
        var layers = FoldedWeights.layers(file);
        try (var trainer = trainer(0.02)) {
            var thrown = assertThrows(
                    TrainingException.WrongNetwork.class,
                    () -> trainer.network().unfold(file, layers, torch.zeros(1, 3, 80, 80)));
            assertTrue(thrown.getMessage().contains("embedder.onnx"), thrown.getMessage());
        }
    }

    @Test
    void refusesPatchesThatAreCutOffAndTablesThatAreNone() throws Exception {
        var shard = folder.resolve("bad/000000");
        Files.createDirectories(shard);
        Files.writeString(shard.resolve(PatchShard.LABELS), "test\tone\t1\t-\n");
        Files.write(shard.resolve(PatchShard.PATCHES), new byte[1000]);
        var cut = assertThrows(TrainingException.BadData.class, () -> new Patches(List.of(shard.getParent())));
        assertTrue(cut.getMessage().contains("1000 bytes"), cut.getMessage());
        Files.writeString(shard.resolve(PatchShard.LABELS), "test\tone\t1\t1 2 3\n");
        assertThrows(TrainingException.BadData.class, () -> new Patches(List.of(shard.getParent())));
        Files.writeString(shard.resolve(PatchShard.LABELS), "nothing of the kind\n");
        assertThrows(TrainingException.BadData.class, () -> new Patches(List.of(shard.getParent())));
    }

    @Test
    void anInterruptedPreparationLeavesNothingHalf() throws Exception {
        var target = folder.resolve("interrupted/000000");
        try (var _ = new PatchWriter(target, "origin")) {
            assertFalse(Files.exists(target));
        }
        try (var left = Files.list(target.getParent())) {
            assertEquals(0, left.count());
        }
    }

    private static LandmarkRelease release() {
        return new LandmarkRelease(patches, MODELS.resolve("landmarks.json"));
    }

    private static int[] faces() {
        return patches.choose(true, false, 0);
    }

    private static int[] others() {
        return patches.choose(false, false, 0);
    }

    private static LandmarkTrainer trainer(double rate) throws TrainingException {
        torch.manual_seed(7);
        return untrained(rate);
    }

    private static LandmarkTrainer untrained(double rate) throws TrainingException {
        var settings = new LandmarkTrainer.Settings(BATCH, rate, 1, Precision.FLOAT32);
        return new LandmarkTrainer(patches, new PatchSampler(faces(), others(), BATCH, 1), settings);
    }

    private static double mean(LandmarkTrainer trainer, int steps) throws TrainingException {
        var sum = 0.0;
        for (var i = 0; i < steps; i++) sum += trainer.step(0.1);
        return sum / steps;
    }

    private static float[] weights(LandmarkTrainer trainer) {
        return Tensors.floats(trainer.smoothed().tensors().get("points.weight"));
    }
}
