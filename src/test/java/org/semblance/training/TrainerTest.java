package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final int PEOPLE = 8;
    private static final int BATCH = 16;

    @TempDir
    private static Path folder;

    private static Faces faces;

    @BeforeAll
    static void cutFaces() throws Exception {
        torch.set_num_threads(1);
        faces = FaceFixture.faces(folder.resolve("faces"), PEOPLE);
    }

    @AfterAll
    static void close() {
        faces.close();
    }

    static Stream<Loss> losses() {
        return Stream.of(
                new DistillationLoss(),
                new ContrastiveLoss(1),
                new TripletLoss(0.3, TripletLoss.Mining.ALL),
                new TripletLoss(0.3, TripletLoss.Mining.BATCH_HARD),
                new AnchoredLoss(new TripletLoss(0.3, TripletLoss.Mining.BATCH_HARD), 1),
                new MarginSoftmaxLoss(numbers(), FaceFixture.TEACHER_SIZE, 8, 0.2));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossGoesDown(Loss loss) throws Exception {
        try (var trainer = trainer(loss)) {
            var first = mean(trainer, 4);
            mean(trainer, 16);
            var last = mean(trainer, 4);
            assertTrue(last < 0.9 * first, loss + ": " + first + " -> " + last);
        }
    }

    @Test
    void softmaxBegunFromTheTeacherKnowsWhoTheTeacherSees() {
        var all = FaceFixture.all(faces);
        var seen = new float[all.length * FaceFixture.TEACHER_SIZE];
        var people = new int[all.length];
        for (var face : all) {
            faces.teacher(face, seen, face * FaceFixture.TEACHER_SIZE);
            people[face] = faces.label(face).person();
        }
        var embeddings = torch.normalize(Tensors.of(seen, all.length, FaceFixture.TEACHER_SIZE));
        var batch = new Batch(people, null);
        var begun = new MarginSoftmaxLoss(faces, all, 8, 0.2).of(embeddings, batch);
        var random = new MarginSoftmaxLoss(people, FaceFixture.TEACHER_SIZE, 8, 0.2).of(embeddings, batch);
        assertTrue(begun.item_float() < 0.5 * random.item_float(), begun.item_float() + " < " + random.item_float());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resumedTrainingEqualsAnUninterruptedOne(int workers) throws Exception {
        var file = folder.resolve("half-" + workers + ".safetensors");
        float[] straight;
        try (var trainer = trainer(new DistillationLoss(), workers)) {
            mean(trainer, 6);
            straight = weights(trainer);
        }
        try (var trainer = trainer(new DistillationLoss(), workers)) {
            mean(trainer, 3);
            trainer.course().save(file, Map.of("id", "half"));
        }
        torch.manual_seed(99);
        try (var resumed = trainerOf(new TorchNetwork(FaceFixture.smallPlan()), new DistillationLoss(), workers)) {
            assertEquals("half", resumed.course().load(file).get("id"));
            mean(resumed, 3);
            assertArrayEquals(straight, weights(resumed));
            assertEquals(6 * BATCH, resumed.course().views());
        }
    }

    @Test
    void workersTogetherFollowTheGradientOfTheWholeBatch() throws Exception {
        var loss = new TripletLoss(0.3, TripletLoss.Mining.ALL);
        for (var workers : new int[] {1, 2}) {
            torch.manual_seed(7);
            var network = new TorchNetwork(FaceFixture.smallPlan());
            try (var trainer = trainerOf(network, loss, workers)) {
                var expected = gradientInOnePiece(network.twin(), loss, workers);
                trainer.step(0.1);
                var actual = Tensors.floats(
                        network.tensors().get("projection.weight").grad());
                assertTrue(most(expected) > 1e-3, "there is a gradient");
                assertArrayEquals(expected, actual, 1e-5f);
            }
        }
    }

    /// Of the first step's batch, each of whose parts goes through the network by itself.
    private static float[] gradientInOnePiece(TorchNetwork network, Loss loss, int parts) throws Exception {
        var batch = peopleSampler().batch(0);
        var side = 80;
        try (var augmentation = new Augmentation();
                var pixels = new FloatPointer((long) BATCH * side * side * 3);
                var _ = new PointerScope()) {
            for (var i = 0; i < BATCH; i++) {
                var room = pixels.getPointer((long) i * side * side * 3);
                augmentation.view(faces.crop(batch[i]), side, new SplittableRandom(31 + i), room);
            }
            var pictures = torch.from_blob(pixels, BATCH, side, side, 3).permute(0, 3, 1, 2);
            var seen = new TensorVector();
            for (var i = 0; i < parts; i++) {
                var size = BATCH / parts;
                seen.push_back(network.forward(pictures.narrow(0, (long) i * size, size), true));
            }
            var people =
                    Arrays.stream(batch).map(face -> faces.label(face).person()).toArray();
            loss.of(torch.normalize(torch.cat(seen, 0)), new Batch(people, null))
                    .backward();
            return Tensors.floats(network.tensors().get("projection.weight").grad());
        }
    }

    @Test
    void failureInAStepDoesNotLeaveWorkersWaiting() throws Exception {
        torch.manual_seed(7);
        var network = new TorchNetwork(FaceFixture.smallPlan());
        network.tensors().get("projection.bias").detach().fill_(new Scalar(Double.NaN));
        try (var trainer = trainerOf(network, new DistillationLoss(), 2)) {
            assertThrows(TrainingException.Diverged.class, () -> trainer.step(0.1));
        }
    }

    @Test
    void checkpointKilledWhileItWasWrittenLeavesTheOneBefore() throws Exception {
        var file = folder.resolve("killed.safetensors");
        try (var trainer = trainer(new DistillationLoss())) {
            mean(trainer, 1);
            trainer.course().save(file, Map.of());
            Files.write(folder.resolve("killed.safetensors.unfinished"), new byte[1000]);
            mean(trainer, 1);
            trainer.course().load(file);
            assertEquals(1, trainer.course().step());
        }
    }

    @Test
    void refusesACheckpointThatIsCutOff() throws Exception {
        var file = folder.resolve("cut.safetensors");
        try (var trainer = trainer(new DistillationLoss())) {
            trainer.course().save(file, Map.of());
            var bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            var thrown = assertThrows(
                    TrainingException.BadData.class, () -> trainer.course().load(file));
            assertEquals(TrainingFlaw.CUT_OFF, thrown.flaw());
            Files.writeString(file, "nothing of the kind");
            assertThrows(TrainingException.BadData.class, () -> trainer.course().load(file));
        }
    }

    @Test
    void leavesNothingWhereACheckpointCannotBeWritten() throws Exception {
        var target = Files.createDirectories(folder.resolve("occupied/inside"));
        Files.writeString(target.resolve("file"), "in the way");
        try (var trainer = trainer(new DistillationLoss())) {
            assertThrows(IOException.class, () -> trainer.course().save(target.getParent(), Map.of()));
        }
        try (var left = Files.list(folder)) {
            assertEquals(
                    0,
                    left.filter(file -> file.toString().endsWith("occupied.unfinished"))
                            .count());
        }
    }

    private static Trainer trainer(Loss loss) throws Exception {
        return trainer(loss, 1);
    }

    private static Trainer trainer(Loss loss, int workers) throws Exception {
        torch.manual_seed(7);
        return trainerOf(new TorchNetwork(FaceFixture.smallPlan()), loss, workers);
    }

    private static Trainer trainerOf(TorchNetwork network, Loss loss, int workers) throws Exception {
        var indices = FaceFixture.all(faces);
        Sampler sampler = loss instanceof DistillationLoss ? new ShuffledSampler(indices, BATCH, 1) : peopleSampler();
        var settings = new Trainer.Settings(BATCH, workers, 1, new Schedule(1, 80, 1), Precision.FLOAT32);
        var optimizers = Trainer.optimizers(network, loss, 0.02, 0.01, Precision.FLOAT32);
        return new Trainer(network, optimizers, faces, sampler, loss, settings);
    }

    private static Sampler peopleSampler() throws TrainingException {
        return new PeopleSampler(new People(faces, FaceFixture.all(faces), 2, BATCH / 2), BATCH / 2, 2, 1);
    }

    private static double mean(Trainer trainer, int steps) throws TrainingException {
        var sum = 0.0;
        for (var i = 0; i < steps; i++) sum += trainer.step(0.1);
        return sum / steps;
    }

    private static float most(float[] values) {
        var most = 0f;
        for (var value : values) most = Math.max(most, Math.abs(value));
        return most;
    }

    private static float[] weights(Trainer trainer) {
        return Tensors.floats(trainer.smoothed().tensors().get("projection.weight"));
    }

    private static int[] numbers() {
        var people = new int[PEOPLE];
        for (var i = 0; i < PEOPLE; i++) people[i] = i + 1;
        return people;
    }
}
