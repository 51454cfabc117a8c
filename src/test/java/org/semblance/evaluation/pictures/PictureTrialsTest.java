package org.semblance.evaluation.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.Pipe;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.TestPeople;
import org.semblance.evaluation.calibration.Use;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.OutputFolder;
import org.semblance.evaluation.report.ReportFolder;
import org.semblance.inference.CopiedModel;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;

/// The evaluation on pictures of the composite people: three, with three pictures each, and the things that
/// turn up in folders of pictures.
class PictureTrialsTest {
    private static final Path SHIPPED = Path.of("models");
    private static final EvaluatedModels MODELS = models(SHIPPED.resolve("embedder.json"), Optional.empty());
    private static final DoubleConsumer NOBODY = _ -> {};

    @TempDir
    private static Path images;

    @TempDir
    private Path folder;

    private static EvaluatedModels models(Path embedder, Optional<Path> cache) {
        return new EvaluatedModels(
                SHIPPED.resolve("detector.json"), SHIPPED.resolve("landmarks.json"), embedder, cache);
    }

    @BeforeAll
    static void takePictures() throws Exception {
        for (var person = 1; person <= 3; person++) {
            take(Script.sitting(TestPeople.person(person), person, 3), "P" + person);
        }
        Files.writeString(images.resolve("P1").resolve("P1_0004.jpg"), "no picture");
        take(Script.emptyRoom(5, 1), "Empty");
    }

    private static void take(Script script, String name) throws Exception {
        Files.createDirectories(images.resolve(name));
        try (var clip = SyntheticClip.of(script)) {
            for (var n = 1; n <= script.length(); n++) {
                try (var frame = clip.next(Duration.ofSeconds(60)).orElseThrow()) {
                    var file = images.resolve(name).resolve("%s_%04d.jpg".formatted(name, n));
                    assertTrue(opencv_imgcodecs.imwrite(file.toString(), frame.bgr()));
                }
            }
        }
    }

    @Test
    void everyPairIsComparedOnce() throws Exception {
        var heard = new ArrayList<Double>();
        var evaluation = new AllPairsTrial(images, MODELS).run(heard::add);
        assertEquals(9, value(evaluation, "pictures"));
        assertEquals(1, value(evaluation, "faceless"));
        assertEquals(1, value(evaluation, "unreadable"));
        assertEquals(images.resolve("P1").resolve("P1_0004.jpg").toString(), value(evaluation, "unreadable_files.1"));
        assertEquals(9L, value(evaluation, "genuine"));
        assertEquals(ModelCard.read(SHIPPED.resolve("embedder.json")).id(), value(evaluation, "models.embedder"));
        assertEquals(27L, value(evaluation, "impostor"));
        assertEquals(0.0, (double) value(evaluation, "eer"), 1e-9);
        assertEquals(1, heard.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    @Test
    void aPairWithoutAFaceCountsAsDifferentPeople() throws Exception {
        var list = Files.writeString(
                folder.resolve("pairs.txt"),
                "2 2\nP1 1 2\nP1 1 4\nP1 1 P2 1\nP2 1 Empty 1\nP2 1 2\nP3 1 2\nP2 2 P3 1\nP1 3 P3 3\n");
        var evaluation = new PairsTrial(images, list, MODELS).run(NOBODY);
        assertEquals(87.5, (double) value(evaluation, "accuracy"), 1e-9);
    }

    @Test
    void picturesThatAreNotThereAreToldBeforeAnythingIsMeasured() throws Exception {
        var list = Files.writeString(folder.resolve("pairs.txt"), "1\nP1 1 9\nP1 1 P2 8\n");
        var e = assertThrows(
                EvaluationException.BadPictures.class, () -> new PairsTrial(images, list, MODELS).run(NOBODY));
        assertEquals(EvaluationFlaw.PICTURES_MISSING, e.flaw());
        var first = images.resolve("P1").resolve("P1_0009.jpg");
        assertEquals(List.of(list.toString(), first.toString(), "2"), e.values());
    }

    @Test
    void pairsOfOneKindTellNothing() throws Exception {
        var list = Files.writeString(folder.resolve("pairs.txt"), "1\nP1 1 2\nP2 1 2\n");
        var e = assertThrows(
                EvaluationException.BadPictures.class, () -> new PairsTrial(images, list, MODELS).run(NOBODY));
        assertEquals(EvaluationFlaw.ONE_KIND, e.flaw());
    }

    @Test
    void aDetectorFindsWhatItFindsItself() throws Exception {
        var evaluation = new DetectionTrial(images, Path.of("models", "detector.json"), MODELS).run(NOBODY);
        assertEquals(9L, value(evaluation, "faces"));
        assertEquals(100.0, (double) value(evaluation, "recall.value"));
        assertEquals(0.0, (double) value(evaluation, "point_error"));
        assertEquals(0L, value(evaluation, "alarms"));
        assertEquals(1, value(evaluation, "unreadable"));
    }

    /// Beside one that sees nobody, every face is a false alarm: nine in ten pictures, and one that is none.
    @Test
    void falseAlarmsAreCountedAPictureThatWasLookedAt() throws Exception {
        var blind = new CopiedModel(folder, "detector").as("blind", CopiedModel.number("thresholds", "score", 2));
        var evaluation = new DetectionTrial(images, blind, MODELS).run(NOBODY);
        assertEquals(10L, value(evaluation, "pictures"));
        assertEquals(9L, value(evaluation, "alarms"));
        assertEquals(0.9, (double) value(evaluation, "alarms_a_picture"), 1e-9);
        assertEquals(1, value(evaluation, "unreadable"));
    }

    @Test
    void picturesOfWhichNoneCanBeReadTellNothing() throws Exception {
        Files.writeString(folder.resolve("1.jpg"), "no picture");
        var e = assertThrows(
                EvaluationException.BadPictures.class,
                () -> new DetectionTrial(folder, SHIPPED.resolve("detector.json"), MODELS).run(NOBODY));
        assertEquals(EvaluationFlaw.NO_READABLE, e.flaw());
    }

    @Test
    void everyFaceIsAFalseAlarmWhereNobodyIs() throws Exception {
        var evaluation = new EmptyPlacesTrial(images, MODELS).run(NOBODY);
        assertEquals(9L, value(evaluation, "alarms"));
        assertEquals(90.0, (double) value(evaluation, "alarmed.value"), 1e-9);
        var none = Files.createDirectories(folder.resolve("none"));
        assertThrows(EvaluationException.BadPictures.class, () -> new EmptyPlacesTrial(none, MODELS).run(NOBODY));
    }

    @Test
    void everyGroupIsJudgedAtOneThreshold() throws Exception {
        var labels = Files.writeString(folder.resolve("groups.tsv"), "# who\nP1\tnorth\nP2\tnorth\nP3\tsouth\n");
        var evaluation = new FairnessTrial(images, labels, MODELS).run(NOBODY);
        assertEquals(9L, value(evaluation, "north.impostors"));
        assertEquals(0.0, (double) value(evaluation, "north.fmr.value"));
        assertEquals(100.0, (double) value(evaluation, "north.tar.value"));
        assertEquals(0L, value(evaluation, "south.impostors"));
        var broken = Files.writeString(folder.resolve("broken.tsv"), "P1 north\n");
        assertThrows(EvaluationException.BadLine.class, () -> new FairnessTrial(images, broken, MODELS).run(NOBODY));
    }

    @Test
    void tooFewStrangersAreNoCalibration() throws Exception {
        var card = Files.copy(Path.of("models", "embedder.json"), folder.resolve("embedder.json"));
        for (var name : List.of("embedder.onnx", "embedder-int8.onnx")) {
            Files.copy(Path.of("models", name), folder.resolve(name));
        }
        var models = models(card, Optional.empty());
        assertThrows(
                EvaluationException.TooFewPeople.class,
                () -> calibration(models, Optional.empty()).run(NOBODY));
        assertEquals(-1, Files.mismatch(card, Path.of("models", "embedder.json")));
    }

    @Test
    void aCohortThatWasSmallOnceIsMadeWhole() throws Exception {
        var trial = calibration(MODELS, Optional.empty());
        var counts = List.of(-1, 12, 256, 400);
        var members = new ArrayList<Integer>();
        for (var count : counts) {
            var card = Files.writeString(folder.resolve("card.json"), "{\"cohort\": {\"count\": " + count + "}}");
            members.add(trial.order(ModelCard.read(card)).members());
        }
        assertEquals(List.of(256, 256, 256, 400), members);
    }

    @Test
    void aBoundThatIsNoCalibrationIsToldBeforeAnythingIsMeasured() throws Exception {
        for (var table : List.of("[0.1, 1.0]", "[0.1, 1.0], [0.01, 1.2]")) {
            var bound = Files.writeString(
                    folder.resolve("bound.json"), "{\"id\": \"b\", \"calibration\": {\"table\": [" + table + "]}}");
            var source =
                    new CalibrationTrial.Source(images, Optional.empty(), Optional.empty(), EnumSet.allOf(Use.class));
            var trial =
                    new CalibrationTrial(List.of(source), MODELS, OptionalDouble.empty(), Optional.of(bound), false);
            var heard = new ArrayList<Double>();
            var e = assertThrows(ModelException.WrongShape.class, () -> trial.run(heard::add));
            assertEquals(ModelFlaw.NO_TABLES, e.flaw());
            assertEquals("b", e.values().getFirst());
            assertEquals(List.of(), heard);
        }
    }

    @Test
    void aModelWithoutANameIsNotMeasured() throws Exception {
        var nameless = Files.writeString(folder.resolve("nameless.json"), "{}");
        var heard = new ArrayList<Double>();
        assertThrows(
                ModelException.BadCard.class,
                () -> new AllPairsTrial(images, models(nameless, Optional.empty())).run(heard::add));
        assertEquals(List.of(), heard);
    }

    /// Not after the work.
    @Test
    void whatCannotBeWrittenIsNotMeasured() throws Exception {
        var taken = Files.writeString(folder.resolve("taken"), "a file");
        assertThrows(EvaluationException.Unwritable.class, () -> OutputFolder.prepare(taken));
        assertThrows(EvaluationException.Unwritable.class, () -> OutputFolder.prepare(taken.resolve("out")));
        var made = folder.resolve("a").resolve("b");
        OutputFolder.prepare(made);
        try (var left = Files.list(made)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void groupsOfOtherPeopleAreAMistake() throws Exception {
        var labels = Files.writeString(folder.resolve("groups.tsv"), "Q1\tnorth\n");
        assertThrows(
                EvaluationException.BadPictures.class,
                () -> calibration(MODELS, Optional.of(labels)).run(NOBODY));
    }

    private static CalibrationTrial calibration(EvaluatedModels models, Optional<Path> labels) {
        var source = new CalibrationTrial.Source(images, labels, Optional.empty(), EnumSet.allOf(Use.class));
        return new CalibrationTrial(List.of(source), models, OptionalDouble.empty(), Optional.empty(), true);
    }

    @Test
    void aPictureInTheFolderItselfShowsAPersonOfItsOwn() throws Exception {
        var picture = images.resolve("P1").resolve("P1_0001.jpg");
        Files.copy(picture, folder.resolve("anna.chip.jpg"));
        Files.copy(picture, Files.createDirectory(folder.resolve("bert")).resolve("1.jpg"));
        assertEquals(
                List.of("anna.chip", "bert"),
                PeopleFolder.listWithSingles(folder).people());
    }

    @Test
    void onlyFilesAndLinksToThemArePictures() throws Exception {
        var picture = images.resolve("P1").resolve("P1_0001.jpg");
        var bert = Files.createDirectory(folder.resolve("bert"));
        Files.createSymbolicLink(bert.resolve("link.jpg"), Files.copy(picture, folder.resolve("dora.jpg")));
        Files.createDirectory(bert.resolve("folder.jpg"));
        Pipe.make(bert.resolve("pipe.jpg"));
        Pipe.make(folder.resolve("cid.jpg"));
        assertEquals(
                List.of(bert.resolve("link.jpg"), folder.resolve("dora.jpg")),
                PeopleFolder.listWithSingles(folder).files());
        assertEquals(2, DetectionTrial.files(folder).size());
    }

    @Test
    void keptFacesGiveTheSameFigures() throws Exception {
        var cache = folder.resolve("faces");
        var keeping = models(SHIPPED.resolve("embedder.json"), Optional.of(cache));
        var figures = new AllPairsTrial(images, MODELS).run(NOBODY).figures();
        for (var time = 0; time < 2; time++) {
            assertEquals(figures, new AllPairsTrial(images, keeping).run(NOBODY).figures());
            try (var kept = Files.walk(cache)) {
                assertEquals(10, kept.filter(Files::isRegularFile).count(), "nine faces, and a room without one");
            }
        }
    }

    @Test
    void theReportIsAPageWithItsPictures() throws Exception {
        OutputFolder.prepare(folder.resolve("out"));
        ReportFolder.write(folder.resolve("out"), new AllPairsTrial(images, MODELS).run(NOBODY));
        var page = Files.readString(folder.resolve("out").resolve("report.html"));
        assertTrue(page.contains("Impostor pairs") && page.contains("data:image/png;base64,"), page);
        var png = Files.readAllBytes(folder.resolve("out").resolve("distances.png"));
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(png, 4));
    }

    @Test
    void aFolderWithoutPeopleIsRefused() {
        assertThrows(EvaluationException.BadPictures.class, () -> new AllPairsTrial(folder, MODELS).run(NOBODY));
        assertThrows(
                EvaluationException.Unreadable.class,
                () -> new AllPairsTrial(folder.resolve("missing"), MODELS).run(NOBODY));
    }

    private static Object value(Evaluation evaluation, String key) {
        return evaluation.figures().stream()
                .filter(figure -> figure.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + evaluation.figures()))
                .value();
    }
}
