package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingOrderTest {
    @Test
    void theCommandSaysEverythingThatMatters() {
        var order = new TrainingOrder(
                List.of(Path.of("faces"), Path.of("my pictures")),
                Path.of("models"),
                Path.of("mine"),
                "own-embedder",
                Objective.TRIPLET_BATCH_HARD,
                Optional.of(Path.of("teacher.json")),
                0.3,
                0.5,
                0,
                new Regimen(true, 5000, Regimen.UNLIMITED, 64, 0.02, 7, 15, 120, false));
        assertEquals(
                "semblance train --data faces --data 'my pictures' --out mine --id own-embedder"
                        + " --loss triplet_batch_hard --teacher teacher.json --margin 0.3 --anchor 0.5"
                        + " --anew --views 5000 --batch 64 --rate 0.02 --seed 7 --hold-out 15",
                order.command());
    }
}
