package org.semblance.evaluation.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.evaluation.EvaluationException;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.match.Calibration;
import org.semblance.match.Cohort;

class CalibratedCardTest {
    @TempDir
    private Path folder;

    private Path card;

    @BeforeEach
    void takeACardWithoutTables() throws Exception {
        card = Files.writeString(folder.resolve("new.json"), "{\"id\": \"m\", \"licence\": \"ours\"}");
    }

    @Test
    void whatWasWrittenIsWhatTheProductReads() throws Exception {
        var tables = tables();
        tables.card().write(card);
        var read = ModelCard.read(card);
        assertEquals("ours", read.text("licence"));
        assertEquals(0.1, read.number("cohort.margin.default_alpha"));
        var calibration = new Calibration(read.rows("calibration.table", "fmr", "distance"));
        for (var row : tables.rows()) assertEquals(row.fmr(), calibration.fmr(row.distance()), 1e-9);
        var members = cohort().members();
        for (var i = 0; i < members.size(); i++) {
            assertEquals(
                    0,
                    members.get(i)
                            .distanceTo(tables.card().made().cohort().members().get(i)),
                    2e-3);
        }
    }

    @Test
    void theCardHasItsCohortEveryTime() throws Exception {
        for (var time = 0; time < 3; time++) {
            tables().card().write(card);
            assertEquals(24, cohort().members().size());
            assertEquals(Set.of("new.json", "new.cohort.f16"), files());
        }
    }

    @Test
    void aFullDiskLeavesTheOldCardWithItsCohort() throws Exception {
        tables().card().write(card);
        var before = Files.readString(card);
        for (var file : List.of(".new.json.unfinished", ".new.cohort-2.f16.unfinished")) {
            Files.createSymbolicLink(folder.resolve(file), Path.of("/dev/full"));
            var again = tables().card();
            assertThrows(EvaluationException.Unwritable.class, () -> again.write(card));
            assertEquals(before, Files.readString(card));
            assertEquals(24, cohort().members().size());
            assertEquals(Set.of("new.json", "new.cohort.f16"), files());
        }
    }

    @Test
    void aDiskThatFillsUpLastLeavesTheNewCardWithItsCohort() throws Exception {
        tables().card().write(card);
        Files.createSymbolicLink(folder.resolve(".new.cohort.f16.unfinished"), Path.of("/dev/full"));
        assertThrows(EvaluationException.Unwritable.class, () -> tables().card().write(card));
        assertEquals(24, cohort().members().size());
        assertEquals("new.cohort-2.f16", ModelCard.read(card).text("cohort.file"));
        tables().card().write(card);
        assertEquals(24, cohort().members().size());
        assertEquals(Set.of("new.json", "new.cohort.f16"), files());
    }

    /// As a kill leaves the folder: before the cohort is whole, and before the card is.
    @Test
    void afterAKillTheCardHasTheCohortItNamesAndCanBeWrittenAgain() throws Exception {
        tables().card().write(card);
        for (var file : List.of(".new.cohort-2.f16.unfinished", "new.cohort-2.f16", ".new.json.unfinished")) {
            Files.writeString(folder.resolve(file), "cut off in the mid");
            assertEquals(24, cohort().members().size(), file);
        }
        tables().card().write(card);
        assertEquals(24, cohort().members().size());
        assertEquals(Set.of("new.json", "new.cohort.f16"), files());
    }

    @Test
    void theFilesOfAnotherCardStay() throws Exception {
        var other = folder.resolve("other.cohort.f16");
        Files.writeString(other, "somebody else's");
        Files.writeString(card, "{\"id\": \"m\", \"cohort\": {\"file\": \"other.cohort.f16\"}}");
        tables().card().write(card);
        assertTrue(Files.exists(other));
        assertFalse(ModelCard.read(card).text("cohort.file").startsWith("other"));
    }

    /// Of a model called `new-2`.
    @Test
    void theCohortOfAModelWithASimilarNameStays() throws Exception {
        var other = Files.writeString(folder.resolve("new-2.cohort.f16"), "somebody else's");
        for (var time = 0; time < 2; time++) tables().card().write(card);
        assertEquals("somebody else's", Files.readString(other));
    }

    @Test
    void aCohortWithoutAFileIsReplaced() throws Exception {
        for (var cohort : List.of("null", "\"none\"", "{\"count\": 64}", "{\"file\": null}")) {
            Files.writeString(card, "{\"id\": \"m\", \"cohort\": " + cohort + "}");
            tables().card().write(card);
            assertEquals(24, cohort().members().size(), cohort);
        }
    }

    private static CardTables tables() throws Exception {
        var crowd = Crowd.of(16).twice().population("crowd", Use.values());
        return CardTables.of(List.of(crowd), Crowd.order(0.1, 24));
    }

    private Cohort cohort() throws Exception {
        var read = ModelCard.read(card);
        var bytes = Inference.readChecked(read.sibling("cohort.file"), read.sha256("cohort.sha256"));
        return Cohort.parse(bytes, read.integer("cohort.count"), read.integer("cohort.size"), "m");
    }

    private Set<String> files() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
