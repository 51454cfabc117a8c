package org.semblance.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.Inference;

class YunetDetectorTest {
    private static YunetDetector detector;
    private static List<Mat> sitting;

    @BeforeAll
    static void open() throws Exception {
        detector = new YunetDetector(new Inference(Inference.Choice.CPU).open(Path.of("models"), "detector"));
        sitting = SyntheticClip.pictures(Script.sitting(SyntheticPerson.bundled("person-01"), 5, 3));
    }

    @AfterAll
    static void close() {
        detector.close();
    }

    /// OpenCV reads the same outputs of the same network by its own code.
    @Test
    void findsWhatOpenCvsOwnDecoderFinds() throws Exception {
        try (var half = new Mat();
                var size = new Size(320, 240);
                var framed = new Mat();
                var found = new Mat();
                var oracle = FaceDetectorYN.create("models/detector.onnx", "", new Size(320, 256))) {
            opencv_imgproc.resize(sitting.getFirst(), half, size);
            opencv_core.copyMakeBorder(half, framed, 0, 16, 0, 0, opencv_core.BORDER_CONSTANT);
            oracle.setScoreThreshold(0.5f);
            oracle.setNMSThreshold(0.3f);
            oracle.detect(framed, found);
            var faces = detector.detect(half);
            assertEquals(1, faces.size());
            assertEquals(found.rows(), faces.size());
            FloatBuffer row = found.createBuffer();
            var face = faces.getFirst();
            assertEquals(row.get(0), face.box().x(), 1.5);
            assertEquals(row.get(1), face.box().y(), 1.5);
            assertEquals(row.get(2), face.box().width(), 2);
            assertEquals(row.get(3), face.box().height(), 2);
            for (var i = 0; i < 5; i++) {
                assertEquals(
                        row.get(4 + 2 * i), face.landmarks().points().get(i).x(), 1.5);
                assertEquals(
                        row.get(5 + 2 * i), face.landmarks().points().get(i).y(), 1.5);
            }
            assertEquals(row.get(14), face.score(), 0.02);
        }
    }

    @Test
    void placesFacesInThePicturesOwnPixels() throws Exception {
        var small = detector.detect(sitting.getFirst()).getFirst().box();
        try (var large = new Mat();
                var size = new Size(1280, 960)) {
            opencv_imgproc.resize(sitting.getFirst(), large, size);
            var box = detector.detect(large).getFirst().box();
            assertEquals(2 * small.center().x(), box.center().x(), 8);
            assertEquals(2 * small.center().y(), box.center().y(), 8);
            assertEquals(2 * small.longerSide(), box.longerSide(), 12);
        }
    }

    @Test
    void takesPicturesOfAnyShape() throws Exception {
        for (var shape : new int[][] {{64, 64}, {640, 200}, {200, 640}, {33, 500}, {1, 1}, {1919, 1079}}) {
            try (var part = new Mat();
                    var size = new Size(shape[0], shape[1])) {
                opencv_imgproc.resize(sitting.getFirst(), part, size);
                for (var face : detector.detect(part))
                    assertTrue(Double.isFinite(face.box().area()));
            }
        }
    }

    @Test
    void findsNobodyInAnEmptyRoom() throws Exception {
        for (var picture : SyntheticClip.pictures(Script.emptyRoom(4, 5))) {
            assertEquals(List.of(), detector.detect(picture));
        }
    }
}
