package org.semblance.align;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;
import org.semblance.detect.YunetDetector;
import org.semblance.embed.Embedder;
import org.semblance.embed.Embedding;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.Inference;

class AlignmentTest {
    private static final Path MODELS = Path.of("models");

    private static Mat picture;
    private static YunetDetector detector;
    private static LandmarkRefiner refiner;
    private static FaceAligner aligner;
    private static Embedder embedder;

    @BeforeAll
    static void open() throws Exception {
        var inference = new Inference(Inference.Choice.CPU);
        picture = SyntheticClip.pictures(Script.sitting(SyntheticPerson.bundled("person-03"), 5, 1))
                .getFirst();
        detector = new YunetDetector(inference.open(MODELS, "detector"));
        refiner = new LandmarkRefiner(inference.open(MODELS, "landmarks"));
        var network = inference.open(MODELS, "embedder");
        aligner = new FaceAligner(network.card());
        embedder = new Embedder(network);
    }

    @AfterAll
    static void close() {
        detector.close();
        refiner.close();
        aligner.close();
        embedder.close();
    }

    @Test
    void similarityIsFoundBackFromItsPoints() {
        var truth = new SimilarityTransform(0.8, -0.3, 12, -7);
        var from = List.of(new Point(0, 0), new Point(50, 3), new Point(20, 60), new Point(-9, 31));
        var fit = SimilarityTransform.fit(from, from.stream().map(truth::apply).toList());
        assertEquals(truth.a(), fit.a(), 1e-12);
        assertEquals(truth.b(), fit.b(), 1e-12);
        assertEquals(truth.c(), fit.c(), 1e-10);
        assertEquals(truth.d(), fit.d(), 1e-10);
    }

    @Test
    void pointsThatCoincideHaveNoSimilarity() {
        var same = List.of(new Point(4, 4), new Point(4, 4));
        assertThrows(IllegalArgumentException.class, () -> SimilarityTransform.fit(same, same));
    }

    @Test
    void refinedPointsStandStillWhenTheBoxIsAFewPercentOff() throws Exception {
        var box = detector.detect(picture).getFirst().box();
        var points = refiner.refine(picture, box).landmarks();
        var off = new Box(
                box.x() + 0.04 * box.width(), box.y() - 0.04 * box.height(), box.width() * 1.04, box.height() * 1.04);
        var moved = refiner.refine(picture, off).landmarks();
        for (var i = 0; i < 5; i++) {
            var shift = points.points().get(i).distanceTo(moved.points().get(i));
            assertTrue(shift < 0.02 * points.eyeDistance(), "point " + i + " moved by " + shift);
        }
    }

    @Test
    void aFaceAtTheBordersOfThePictureIsCutWithoutTrouble() throws Exception {
        for (var box : List.of(
                new Box(-60, -60, 120, 150),
                new Box(600, 440, 200, 200),
                new Box(-500, -500, 20, 20),
                new Box(0, 0, 5000, 5000))) {
            assertTrue(Double.isFinite(refiner.refine(picture, box).landmarks().eyeDistance()));
        }
    }

    /// The same face in a picture of a third of the size, and turned by a fifth of a circle, stays the same person.
    @Test
    void embeddingsSurviveSizeAndRoll() throws Exception {
        var whole = embed(picture);
        try (var small = new Mat();
                var turned = new Mat();
                var size = new Size(320, 240);
                var matrix = opencv_imgproc.getRotationMatrix2D(new Point2f(320, 240), 20, 1)) {
            opencv_imgproc.resize(picture, small, size);
            opencv_imgproc.warpAffine(picture, turned, matrix, picture.size());
            assertTrue(whole.distanceTo(embed(small)) < 0.6, "small: " + whole.distanceTo(embed(small)));
            assertTrue(whole.distanceTo(embed(turned)) < 0.6, "turned: " + whole.distanceTo(embed(turned)));
        }
    }

    @Test
    void qualityAsksForWhatIsMissing() throws Exception {
        var landmarks = landmarks(picture);
        assertEquals(Hint.GOOD, quality(picture, landmarks).hint());
        try (var dark = new Mat();
                var blurred = new Mat();
                var kernel = new Size(0, 0)) {
            picture.convertTo(dark, -1, 0.1, 0);
            assertEquals(Hint.MORE_LIGHT, quality(dark, landmarks).hint());
            opencv_imgproc.GaussianBlur(picture, blurred, kernel, 8);
            assertEquals(Hint.HOLD_STILL, quality(blurred, landmarks).hint());
        }
        var far = Landmarks.of(300, 200, 315, 200, 307, 208, 302, 217, 313, 217);
        assertEquals(Hint.MOVE_CLOSER, quality(picture, far).hint());
        var corner = Landmarks.of(2, 2, 42, 2, 22, 25, 6, 48, 38, 48);
        assertEquals(Hint.CENTER, quality(picture, corner).hint());
    }

    private static Landmarks landmarks(Mat image) throws Exception {
        return refiner.refine(image, detector.detect(image).getFirst().box()).landmarks();
    }

    private static Embedding embed(Mat image) throws Exception {
        try (var aligned = aligner.align(image, landmarks(image))) {
            return embedder.embed(aligned);
        }
    }

    private static Quality quality(Mat image, Landmarks landmarks) {
        try (var aligned = aligner.align(image, landmarks)) {
            return Quality.of(aligned, landmarks, image.cols(), image.rows());
        }
    }
}
