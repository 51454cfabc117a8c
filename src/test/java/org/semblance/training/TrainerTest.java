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
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @Test
    void resumedTrainingEqualsAnUninterruptedOne() throws Exception {
        var file = folder.resolve("half.safetensors");
        float[] straight;
        try (var trainer = trainer(new DistillationLoss())) {
            mean(trainer, 6);
            straight = weights(trainer);
        }
        try (var trainer = trainer(new DistillationLoss())) {
            mean(trainer, 3);
            trainer.course().save(file, Map.of("id", "half"));
        }
        torch.manual_seed(99);
        try (var resumed = trainerOf(new TorchNetwork(FaceFixture.smallPlan()), new DistillationLoss())) {
            assertEquals("half", resumed.course().load(file).get("id"));
            mean(resumed, 3);
            assertArrayEquals(straight, weights(resumed));
            assertEquals(6 * BATCH, resumed.course().views());
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
            assertTrue(thrown.getMessage().contains("cut off"), thrown.getMessage());
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
        torch.manual_seed(7);
        return trainerOf(new TorchNetwork(FaceFixture.smallPlan()), loss);
    }

    private static Trainer trainerOf(TorchNetwork network, Loss loss) throws Exception {
        var indices = FaceFixture.all(faces);
        Sampler sampler = loss instanceof DistillationLoss
                ? new ShuffledSampler(indices, BATCH, 1)
                : new PeopleSampler(new People(faces, indices, 2, BATCH / 2), BATCH / 2, 2, 1);
        var settings = new Trainer.Settings(BATCH, 1, new Schedule(1, 80, 1), Precision.FLOAT32);
        var optimizers = Trainer.optimizers(network, loss, 0.02, 0.01, Precision.FLOAT32);
        return new Trainer(network, optimizers, faces, sampler, loss, settings);
    }

    private static double mean(Trainer trainer, int steps) throws TrainingException {
        var sum = 0.0;
        for (var i = 0; i < steps; i++) sum += trainer.step(0.1);
        return sum / steps;
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
