package org.semblance.training.landmarks;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

import java.lang.foreign.MemorySegment;
import java.nio.DoubleBuffer;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;
import org.semblance.training.PictureSpoiler;

/// Cuts a fresh view out of a patch, as a wrong box, another camera and another light would give it. One thread
/// uses it; the same random numbers give the same view.
final class PatchViews implements AutoCloseable {
    /// Of [#place]: turned by radians, scaled, moved by shares of the box, mirrored.
    record Move(double angle, double scale, double dx, double dy, boolean mirrored) {
        static final Move NONE = new Move(0, 1, 0, 0, false);

        /// Roll and size as people are found, and the shift of a box that a tracker guessed: mostly small, one
        /// in five up to a quarter.
        static Move any(SplittableRandom random) {
            var far = random.nextInt(5) == 0;
            return new Move(
                    Math.clamp(random.nextGaussian() * 0.17, -0.45, 0.45),
                    Math.exp(Math.clamp(random.nextGaussian() * 0.1, -0.25, 0.25)),
                    far ? 0.22 * (2 * random.nextDouble() - 1) : random.nextGaussian() * 0.05,
                    far ? 0.22 * (2 * random.nextDouble() - 1) : random.nextGaussian() * 0.05,
                    random.nextBoolean());
        }

        /// For what is no face: it may not become one by being moved.
        static Move little(SplittableRandom random) {
            return new Move(random.nextGaussian() * 0.17, 1, 0, 0, random.nextBoolean());
        }
    }

    private final Mat patch = new Mat(Patch.SIDE, Patch.SIDE, CV_8UC3);
    private final byte[] bytes = new byte[Patch.BYTES];
    private final Mat matrix = new Mat(2, 3, CV_64FC1);
    private final DoubleBuffer cells = matrix.createBuffer();
    private final Size size = new Size(Patch.VIEW, Patch.VIEW);
    private final Mat view = new Mat();
    private final Mat colors = new Mat();
    private final PictureSpoiler spoiler = new PictureSpoiler(view);

    /// Makes [#view] of a patch.
    void cut(MemorySegment source, Move move) {
        source.asByteBuffer().get(bytes);
        patch.data().put(bytes);
        cells.put(0, rows(move));
        opencv_imgproc.warpAffine(patch, view, matrix, size, INTER_LINEAR, BORDER_REPLICATE, Scalar.BLACK);
    }

    /// Light, blur, noise, a hand before the face: whatever may spoil a picture.
    void spoil(SplittableRandom random) {
        spoiler.spoil(random);
    }

    /// Covers the whole face: what is left is none.
    void hide(SplittableRandom random) {
        var left = (int) (Patch.VIEW * 0.2 * random.nextDouble());
        var top = (int) (Patch.VIEW * 0.2 * random.nextDouble());
        var width = (int) (Patch.VIEW * (0.8 + 0.2 * random.nextDouble())) - left;
        var height = (int) (Patch.VIEW * (0.8 + 0.2 * random.nextDouble())) - top;
        spoiler.cover(left, top, width, height, random);
    }

    /// The view as it is, CV_8UC3, BGR; changed by the next.
    Mat view() {
        return view;
    }

    /// @param target room for VIEW x VIEW x 3 floats: RGB, (value - 127.5) / 127.5, row by row
    void write(FloatPointer target) {
        opencv_imgproc.cvtColor(view, colors, COLOR_BGR2RGB);
        try (var floats = new Mat(Patch.VIEW, Patch.VIEW, CV_32FC3, target)) {
            colors.convertTo(floats, CV_32F, 1 / 127.5, -1);
        }
    }

    /// Where the move puts the points, in shares of the view.
    static void place(Landmarks points, Move move, float[] target, int at) {
        var named = move.mirrored ? PointTeacher.mirrored(points, 0) : points;
        var rows = rows(move);
        for (var i = 0; i < 5; i++) {
            var x = move.mirrored
                    ? -named.points().get(i).x()
                    : named.points().get(i).x();
            var y = named.points().get(i).y();
            target[at + 2 * i] = (float) ((rows[0] * x + rows[1] * y + rows[2]) / Patch.VIEW);
            target[at + 2 * i + 1] = (float) ((rows[3] * x + rows[4] * y + rows[5]) / Patch.VIEW);
        }
    }

    /// Where a place of the view lies in the patch, in its pixels.
    ///
    /// @param x share of the view
    static Point back(double x, double y, Move move) {
        var rows = rows(move);
        var u = x * Patch.VIEW - rows[2];
        var v = y * Patch.VIEW - rows[5];
        var size = rows[0] * rows[4] - rows[1] * rows[3];
        return new Point((rows[4] * u - rows[1] * v) / size, (rows[0] * v - rows[3] * u) / size);
    }

    /// The affine map from the patch's pixels to the view's. Both count from their corners, as boxes do.
    private static double[] rows(Move move) {
        var box = Patch.SIDE / Patch.REACH;
        var zoom = move.scale * Patch.VIEW / (Patch.CROP * box);
        var a = zoom * Math.cos(move.angle);
        var b = zoom * Math.sin(move.angle);
        var flip = move.mirrored ? -1 : 1;
        var x = Patch.SIDE / 2.0 + move.dx * box;
        var y = Patch.SIDE / 2.0 + move.dy * box;
        var middle = Patch.VIEW / 2.0;
        return new double[] {flip * a, -b, middle - flip * a * x + b * y, flip * b, a, middle - flip * b * x - a * y};
    }

    @Override
    public void close() {
        for (var mat : new Mat[] {patch, matrix, view, colors}) mat.close();
        spoiler.close();
        size.close();
    }
}
