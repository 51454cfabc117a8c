package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.report.Evaluation;

class BaselinesTest {
    @TempDir
    private Path folder;

    /// One step each: this is about what is compared, not about who wins.
    @Test
    void everyDesignIsAskedTheSameAndOnlyTheClassifierHasToBeTrainedAgain() throws Exception {
        var evaluation = new Baselines(Optional.empty(), FaceFixture.MODELS, 32, 1).run(_ -> {});
        assertEquals(2, value(evaluation, "newcomers"));
        for (var design : new String[] {"siamese", "two_headed", "classifier", "shipped"}) {
            assertEquals(value(evaluation, "siamese.genuine"), value(evaluation, design + ".genuine"));
            assertEquals(value(evaluation, "siamese.impostor"), value(evaluation, design + ".impostor"));
        }
        assertTrue(number(evaluation, "classifier.add_s") > number(evaluation, "siamese.add_s"));
        assertTrue(
                number(evaluation, "classifier.bytes_a_person") > 100 * number(evaluation, "siamese.bytes_a_person"));
        assertTrue(number(evaluation, "shipped.eer") < 10, "it was trained on many thousand people");
    }

    @Test
    void nobodyWhoIsAddedLaterWasTrainedOn() throws Exception {
        try (var faces = faces(6, 6)) {
            var data = BaselineFaces.split(faces);
            var known = new HashSet<Integer>();
            for (var face : data.training()) known.add(data.personOf(face));
            assertEquals(4, known.size());
            for (var newcomer : data.newcomers()) {
                assertTrue(!known.contains(newcomer.person()));
                var probes = IntStream.of(newcomer.probes()).boxed().toList();
                assertTrue(IntStream.of(newcomer.references()).noneMatch(probes::contains));
            }
            assertTrue(IntStream.of(data.strangers()).noneMatch(face -> known.contains(data.personOf(face))));
            assertTrue(IntStream.of(data.known()).allMatch(face -> known.contains(data.personOf(face))));
        }
    }

    @Test
    void tooFewPeopleAreTold() throws Exception {
        try (var faces = faces(4, 6)) {
            assertThrows(TrainingException.TooFew.class, () -> BaselineFaces.split(faces));
        }
        var empty = Files.createDirectories(folder.resolve("empty"));
        var trial = new Baselines(Optional.of(empty), FaceFixture.MODELS, 32, 1);
        assertThrows(EvaluationException.BadPictures.class, () -> trial.run(_ -> {}));
    }

    /// Gray squares.
    private Faces faces(int people, int each) throws IOException, TrainingException {
        try (var writer = new CropWriter(folder.resolve("faces"), "origin");
                var crop = Mat.zeros(CropShard.SIDE, CropShard.SIDE, opencv_core.CV_8UC3)
                        .asMat()) {
            for (var person = 1; person <= people; person++) {
                for (var i = 0; i < each; i++) writer.add(new CropShard.Label("test", "x", person), crop);
            }
            writer.finish();
        }
        return new Faces(List.of(folder.resolve("faces")));
    }

    private static Object value(Evaluation evaluation, String key) {
        return evaluation.figures().stream()
                .filter(figure -> figure.key().equals(key))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static double number(Evaluation evaluation, String key) {
        return ((Number) value(evaluation, key)).doubleValue();
    }
}
