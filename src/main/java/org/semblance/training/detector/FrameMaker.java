package org.semblance.training.detector;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.BORDER_TRANSPARENT;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.semblance.detect.Box;
import org.semblance.detect.Face;
import org.semblance.detect.Point;

/// Makes frames as a webcam would show them out of pictures whose faces are known: one large before a
/// background, or several small ones, or none. The same random numbers give the same frame. One thread uses it.
final class FrameMaker implements AutoCloseable {
    static final int WIDTH = 320;
    static final int HEIGHT = 256;
    private static final double SMALLEST = 11;
    private static final double LARGEST = 230;
    private static final double FULL = 70;
    private static final double MOST_ENLARGED = 2.5;
    private static final double NOBODY = 0.15;
    private static final double CROWD = 0.4;
    private static final double NEAR = 0.45;
    private static final double NEAREST = 55;
    private static final int TRIES = 8;
    private static final double LEAST_VISIBLE = 0.1;
    private static final double ENOUGH_VISIBLE = 0.5;

    private final List<LabelledPicture> pictures;
    private final Backgrounds backgrounds;
    private final CameraFaults faults = new CameraFaults();
    private final Mat frame = new Mat(HEIGHT, WIDTH, CV_8UC3);
    private final Mat smaller = new Mat();
    private final Mat matrix = new Mat(2, 3, CV_64FC1);
    private final DoubleBuffer cells = matrix.createBuffer();
    private final List<Target> targets = new ArrayList<>();

    /// @param pictures each with a [LabelledPicture#main] face
    FrameMaker(List<LabelledPicture> pictures, Backgrounds backgrounds) {
        this.pictures = pictures;
        this.backgrounds = backgrounds;
    }

    /// @return what is in [#frame] now
    List<Target> make(SplittableRandom random) throws IOException {
        targets.clear();
        backgrounds.draw(frame, random);
        if (random.nextDouble() >= NOBODY) people(random);
        faults.spoil(frame, random);
        return List.copyOf(targets);
    }

    /// 8-bit BGR; the next [#make] draws over it.
    Mat frame() {
        return frame;
    }

    private void people(SplittableRandom random) throws IOException {
        var kind = random.nextDouble();
        if (kind < NEAR) paste(NEAREST * Math.pow(LARGEST / NEAREST, random.nextDouble()), random);
        var others = kind < NEAR ? random.nextInt(2) : kind < NEAR + CROWD ? 2 + random.nextInt(3) : 1;
        for (var i = 0; i < others; i++) {
            paste(SMALLEST * Math.pow(LARGEST / 3 / SMALLEST, random.nextDouble()), random);
        }
    }

    /// @param size width that the main face should get, in pixels
    private void paste(double size, SplittableRandom random) throws IOException {
        var chosen = pictures.get(random.nextInt(pictures.size()));
        var face = chosen.main().orElseThrow();
        try (var picture = chosen.decode()) {
            if (picture.empty()) return;
            var scale = Math.min(MOST_ENLARGED, size / face.box().width());
            var angle = angle(random);
            var isMirrored = random.nextBoolean();
            for (var i = 0; i < TRIES; i++) {
                var to = new Point(place(WIDTH, random), place(HEIGHT, random));
                var move = new Move(scale, angle, isMirrored, face.box().center(), to);
                var area = move.applyToPicture(picture.cols(), picture.rows());
                if (targets.stream().anyMatch(target -> meets(target.box(), area))) continue;
                warp(picture, move, size >= FULL && targets.isEmpty());
                chosen.faces().forEach(known -> add(known, move));
                return;
            }
        }
    }

    /// Most people sit upright.
    private static double angle(SplittableRandom random) {
        return random.nextDouble() < 0.6
                ? Math.toRadians(6) * random.nextGaussian()
                : Math.toRadians(35) * (2 * random.nextDouble() - 1);
    }

    /// Anywhere, but often near the middle.
    private static double place(int side, SplittableRandom random) {
        var middle = 0.5 + 0.18 * random.nextGaussian();
        return side * (random.nextDouble() < 0.5 ? middle : random.nextDouble());
    }

    private static boolean meets(Box face, Box area) {
        return face.x() < area.x() + area.width()
                && face.x() + face.width() > area.x()
                && face.y() < area.y() + area.height()
                && face.y() + face.height() > area.y();
    }

    private void add(Face face, Move move) {
        var isSure = face.score() >= LabelledPicture.SURE;
        var target = new Target(move.apply(face.box()), move.apply(face.landmarks()), isSure);
        var visible = target.visible(WIDTH, HEIGHT);
        if (visible < LEAST_VISIBLE) return;
        var isTold = visible >= ENOUGH_VISIBLE && target.size() >= SMALLEST * 0.9;
        targets.add(isTold ? target : target.unsure());
    }

    /// @param isAlone whether the picture's border goes on to the frame's, instead of a background
    private void warp(Mat picture, Move move, boolean isAlone) {
        // a picture that becomes much smaller would show moiré
        var reduction = Math.min(1, 1.5 * move.scale());
        var source = picture;
        if (reduction < 0.8) {
            try (var size = new Size(
                    (int) Math.max(2, picture.cols() * reduction), (int) Math.max(2, picture.rows() * reduction))) {
                opencv_imgproc.resize(picture, smaller, size, 0, 0, INTER_AREA);
            }
            source = smaller;
        }
        var values = move.matrix();
        var x = (double) picture.cols() / source.cols();
        var y = (double) picture.rows() / source.rows();
        cells.put(0, new double[] {values[0] * x, values[1] * y, values[2], values[3] * x, values[4] * y, values[5]});
        try (var size = new Size(WIDTH, HEIGHT)) {
            var border = isAlone ? BORDER_REPLICATE : BORDER_TRANSPARENT;
            opencv_imgproc.warpAffine(source, frame, matrix, size, INTER_LINEAR, border, Scalar.BLACK);
        }
    }

    @Override
    public void close() {
        faults.close();
        for (var mat : new Mat[] {frame, smaller, matrix}) mat.close();
    }
}
