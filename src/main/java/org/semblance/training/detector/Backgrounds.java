package org.semblance.training.detector;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.semblance.detect.Face;

/// What is behind a face, or all there is: parts of pictures in which the teacher found nobody, and noise of
/// several scales.
final class Backgrounds {
    private static final int TRIES = 6;
    private static final double TEXTURES = 0.08;
    private static final double PLACES = 0.75;

    /// How far around a face hair, neck and ears reach, in parts of its box.
    private static final double AROUND = 0.35;

    private final List<LabelledPicture> places;
    private final List<LabelledPicture> scenes;

    /// Either may be empty.
    ///
    /// @param places pictures without people
    /// @param scenes pictures with people
    Backgrounds(List<LabelledPicture> places, List<LabelledPicture> scenes) {
        this.places = places;
        this.scenes = scenes;
    }

    /// Fills the frame.
    void draw(Mat frame, SplittableRandom random) throws IOException {
        if (random.nextDouble() >= TEXTURES) {
            for (var i = 0; i < TRIES; i++) {
                var from = scenes.isEmpty() || random.nextDouble() < PLACES ? places : scenes;
                if (!from.isEmpty() && isPart(from.get(random.nextInt(from.size())), frame, random)) return;
            }
        }
        texture(frame, random);
    }

    private static boolean isPart(LabelledPicture chosen, Mat frame, SplittableRandom random) throws IOException {
        try (var picture = chosen.decode()) {
            return !picture.empty() && part(picture, chosen.faces(), frame, random);
        }
    }

    private static boolean part(Mat picture, List<Face> faces, Mat frame, SplittableRandom random) {
        var most = Math.min((double) picture.cols() / frame.cols(), (double) picture.rows() / frame.rows());
        for (var i = 0; i < TRIES; i++) {
            var share = faces.isEmpty() ? 0.4 + 0.6 * random.nextDouble() : 0.2 + 0.6 * random.nextDouble();
            var width = (int) (most * share * frame.cols());
            var height = (int) (most * share * frame.rows());
            if (width < 32 || height < 32) return false;
            var x = random.nextInt(picture.cols() - width + 1);
            var y = random.nextInt(picture.rows() - height + 1);
            if (faces.stream().anyMatch(face -> touches(face, x, y, width, height))) continue;
            try (var area = new Rect(x, y, width, height);
                    var part = picture.apply(area);
                    var size = frame.size()) {
                opencv_imgproc.resize(part, frame, size, 0, 0, INTER_LINEAR);
                if (random.nextBoolean()) opencv_core.flip(frame, frame, 1);
            }
            return true;
        }
        return false;
    }

    private static boolean touches(Face face, int x, int y, int width, int height) {
        var box = face.box();
        var dx = AROUND * box.width();
        var dy = AROUND * box.height();
        return box.x() - dx < x + width
                && box.x() + box.width() + dx > x
                && box.y() - dy < y + height
                && box.y() + box.height() + dy > y;
    }

    private static void texture(Mat frame, SplittableRandom random) {
        opencv_core.setRNGSeed(random.nextInt());
        var fade = random.nextDouble() * 1.5;
        try (var sum = new Mat(frame.rows(), frame.cols(), CV_32FC3, color(random));
                var mean = new Mat(1, 1, CV_64FC1, Scalar.all(0));
                var large = new Mat();
                var size = frame.size()) {
            for (var octave = 0; octave < 4; octave++) {
                var columns = 4 << octave;
                try (var noise = new Mat(Math.max(2, columns * 3 / 4), columns, CV_32FC3);
                        var deviation = new Mat(1, 1, CV_64FC1, Scalar.all(45 / (1 + octave * fade)))) {
                    opencv_core.randn(noise, mean, deviation);
                    opencv_imgproc.resize(noise, large, size, 0, 0, INTER_CUBIC);
                    opencv_core.add(sum, large, sum);
                }
            }
            sum.convertTo(frame, CV_8U);
        }
    }

    private static Scalar color(SplittableRandom random) {
        return new Scalar(255 * random.nextDouble(), 255 * random.nextDouble(), 255 * random.nextDouble(), 0);
    }
}
