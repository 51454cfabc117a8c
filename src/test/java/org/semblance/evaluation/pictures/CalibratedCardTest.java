package org.semblance.evaluation.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.embed.Embedding;
import org.semblance.evaluation.rates.ErrorRates.Point;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelCard;
import org.semblance.match.Calibration;
import org.semblance.match.Cohort;

class CalibratedCardTest {
    private static final List<Point> POINTS = List.of(new Point(1.1, 1e-2, 0.05), new Point(0.9, 1e-4, 0.2));

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsWhatTheProductReads() throws Exception {
        var file = Files.copy(Path.of("models", "embedder.json"), folder.resolve("new.json"));
        var faces = faces(6);
        var cohort = CohortMaker.make(faces.stream().map(AllPairs.Labeled::face).toList(), 8);
        var margins = MarginTable.of(faces, cohort, 0.9);
        new CalibratedCard("strangers", POINTS, cohort, margins).write(file);

        var card = ModelCard.read(file);
        assertEquals(ModelCard.read(Path.of("models", "embedder.json")).id(), card.id());
        var calibration = new Calibration(card.rows("calibration.table", "fmr", "distance"));
        assertEquals(1e-4, calibration.fmr(0.9), 1e-9);
        assertEquals(1e-2, calibration.fmr(1.1), 1e-9);
        var bytes = Inference.readChecked(card.sibling("cohort.file"), card.sha256("cohort.sha256"));
        var read = Cohort.parse(bytes, card.integer("cohort.count"), card.integer("cohort.size"), "m");
        for (var i = 0; i < 8; i++) {
            assertEquals(0, read.members().get(i).distanceTo(cohort.members().get(i)), 2e-3);
        }
    }

    @Test
    void aCohortMemberLiesBetweenTwoPeople() throws Exception {
        var people = faces(5).stream().map(AllPairs.Labeled::face).toList();
        for (var member : CohortMaker.make(people, 20).members()) {
            var near = people.stream()
                    .filter(person -> person.distanceTo(member) < 0.9)
                    .count();
            assertTrue(near >= 2, near + " people near a member of the cohort");
        }
    }

    @Test
    void aGreaterMarginLetsFewerThrough() throws Exception {
        var faces = faces(6);
        var cohort = CohortMaker.make(
                faces(9).subList(6, 9).stream().map(AllPairs.Labeled::face).toList(), 8);
        var rows = MarginTable.of(faces, cohort, 0.9);
        for (var i = 1; i < rows.size(); i++) {
            assertTrue(rows.get(i).fmr() <= rows.get(i - 1).fmr());
            assertTrue(rows.get(i).fnmr() >= rows.get(i - 1).fnmr());
            assertTrue(rows.get(i).fmrWithDistance() <= rows.get(i).fmr());
        }
    }

    /// Two faces near each other of each person, everybody far from everybody.
    private static List<AllPairs.Labeled> faces(int people) throws Exception {
        var random = new Random(7);
        var faces = new ArrayList<AllPairs.Labeled>();
        for (var person = 0; person < people; person++) {
            var center = new double[64];
            for (var i = 0; i < 64; i++) center[i] = random.nextGaussian();
            for (var n = 0; n < 2; n++) faces.add(new AllPairs.Labeled(person, near(center, random)));
        }
        return faces;
    }

    private static Embedding near(double[] center, Random random) throws Exception {
        var values = new float[64];
        var squares = 0.0;
        for (var i = 0; i < 64; i++) {
            values[i] = (float) (center[i] + 0.3 * random.nextGaussian());
            squares += values[i] * values[i];
        }
        for (var i = 0; i < 64; i++) values[i] /= (float) Math.sqrt(squares);
        return new Embedding("m", values);
    }
}
