package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One person and others, in the product's own network.
class TrainingTest {
    private static final int BATCH = 4;

    @TempDir
    private Path folder;

    @BeforeEach
    void takePictures() throws Exception {
        for (var i = 1; i <= 2; i++) {
            FaceFixture.savePortrait(i, folder.resolve("pictures/ME/" + i + ".jpg"));
            FaceFixture.savePortrait(i + 2, folder.resolve("pictures/NOT_ME/" + i + ".jpg"));
        }
    }

    @Test
    void distillationWithoutATeacherIsRefusedBeforeAnythingIsCut() {
        for (var order : List.of(order(Objective.DISTILLATION, 0), order(Objective.TRIPLET, 1))) {
            var thrown = assertThrows(TrainingException.TooFew.class, () -> Training.run(order, new QuietEvents()));
            assertEquals(TrainingFlaw.NO_TEACHER, thrown.flaw());
            assertFalse(Files.exists(folder.resolve("out")));
        }
    }

    @Test
    void softmaxIsRefusedWhereOthersAreNobodyInParticular() {
        var thrown = assertThrows(
                TrainingException.TooFew.class, () -> Training.run(order(Objective.SOFTMAX, 0), new QuietEvents()));
        assertEquals(TrainingFlaw.NO_CLASSES, thrown.flaw());
    }

    /// Who is the only one with a number is not kept for validation, and a training of one step has a curve.
    @Test
    void oneStepLeavesAModelAndItsLoss() throws Exception {
        var facts = Training.run(order(Objective.TRIPLET, 0), new QuietEvents()).getAsJsonObject("training");
        assertEquals(4, facts.get("pictures").getAsInt());
        assertEquals("nobody", facts.get("held_out").getAsString());
        var losses = Files.readAllLines(folder.resolve("out/losses.tsv"));
        assertTrue(Double.isFinite(Double.parseDouble(losses.get(1).split("\t")[1])), losses.toString());
        assertTrue(Files.readString(folder.resolve("out/curve.html")).contains("<path stroke"));
    }

    /// Whoever interrupts while a checkpoint is due, or while it is written, loses nothing.
    @Test
    void anInterruptionWhileACheckpointIsDueLosesNothing() throws Exception {
        Training.run(order(Objective.TRIPLET, 0), new QuietEvents());
        var checkpoint = folder.resolve("out/checkpoint.safetensors");
        Files.delete(checkpoint);
        var interrupting = new QuietEvents() {
            @Override
            public void trained(TrainingEvents.Progress progress) {
                Thread.currentThread().interrupt();
            }
        };
        assertThrows(InterruptedException.class, () -> Training.run(order(Objective.TRIPLET, 0), interrupting));
        assertTrue(Files.exists(checkpoint));

        Thread.currentThread().interrupt();
        Checkpoint.write(checkpoint, Map.of(), Map.of("step", "7"));
        assertTrue(Thread.interrupted());
        assertEquals("7", Checkpoint.read(checkpoint, Map.of()).get("step"));
    }

    @Test
    void patienceIsNotForgottenWhenATrainingGoesOn() {
        var stop = new EarlyStop(2);
        assertFalse(stop.isDue(result(0.9)));
        assertFalse(stop.isDue(result(0.8)));
        var resumed = new EarlyStop(2);
        resumed.load(stop.facts());
        assertTrue(resumed.isDue(result(0.85)));

        var old = new EarlyStop(2);
        old.load(Map.of());
        assertFalse(old.isDue(result(0.1)));
        assertFalse(old.isDue(result(0.05)));
    }

    private static Validation.Result result(double tar) {
        return new Validation.Result(0.5, tar, Double.NaN, 10, 10, 10);
    }

    private TrainingOrder order(Objective objective, double anchor) {
        return new TrainingOrder(
                List.of(folder.resolve("pictures")),
                FaceFixture.MODELS,
                folder.resolve("out"),
                "test",
                objective,
                Optional.empty(),
                0.3,
                anchor,
                0,
                new Regimen(false, BATCH, Regimen.UNLIMITED, BATCH, 0.001, 1, 15, 120, false));
    }
}
