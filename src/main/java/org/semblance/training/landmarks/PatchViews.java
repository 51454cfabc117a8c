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
    /// Of [#place]: turned by radians, scaled, moved by shares of the box, mirrored, and held.
    record Move(double angle, double scale, double dx, double dy, boolean mirrored, Tilt tilt) {
        static final Move NONE = new Move(0, 1, 0, 0, false, Tilt.NONE);

        /// Roll and size as people are found, and the shift of a box that a tracker guessed: mostly small, one
        /// in five up to a quarter. One in four as a flat picture that somebody holds.
        static Move any(SplittableRandom random) {
            var far = random.nextInt(5) == 0;
            return new Move(
                    Math.clamp(random.nextGaussian() * 0.17, -0.45, 0.45),
                    Math.exp(Math.clamp(random.nextGaussian() * 0.1, -0.25, 0.25)),
                    far ? 0.22 * (2 * random.nextDouble() - 1) : random.nextGaussian() * 0.05,
                    far ? 0.22 * (2 * random.nextDouble() - 1) : random.nextGaussian() * 0.05,
                    random.nextBoolean(),
                    random.nextInt(4) == 0 ? Tilt.any(random) : Tilt.NONE);
        }

        /// For what is no face: it may not become one by being moved.
        static Move little(SplittableRandom random) {
            return new Move(random.nextGaussian() * 0.17, 1, 0, 0, random.nextBoolean(), Tilt.NONE);
        }
    }

    /// A flat picture, turned and tilted by radians about its middle, before a camera that is so many box sides
    /// away. It keeps its points where they are on it, however it is held: a network that has seen heads only
    /// moves them to where those of a turned head would be.
    record Tilt(double yaw, double pitch, double distance) {
        static final Tilt NONE = new Tilt(0, 0, 1);

        /// As an arm holds it: up to 55 degrees aside, 40 up and down, mostly as near as a camera can see it.
        static Tilt any(SplittableRandom random) {
            return new Tilt(
                    0.96 * (2 * random.nextDouble() - 1),
                    0.7 * (2 * random.nextDouble() - 1),
                    1 / (0.15 + 0.95 * random.nextDouble()));
        }
    }

    private final Mat patch = new Mat(Patch.SIDE, Patch.SIDE, CV_8UC3);
    private final byte[] bytes = new byte[Patch.BYTES];
    private final Mat matrix = new Mat(3, 3, CV_64FC1);
    private final DoubleBuffer cells = matrix.createBuffer();
    private final Size size = new Size(Patch.VIEW, Patch.VIEW);
    private final Mat view = new Mat();
    private final Mat colors = new Mat();
    private final PictureSpoiler spoiler = new PictureSpoiler(view);

    /// Makes [#view] of a patch.
    void cut(MemorySegment source, Move move) {
        source.asByteBuffer().get(bytes);
        patch.data().put(bytes);
        cells.put(0, map(move));
        opencv_imgproc.warpPerspective(patch, view, matrix, size, INTER_LINEAR, BORDER_REPLICATE, Scalar.BLACK);
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
        var map = map(move);
        for (var i = 0; i < 5; i++) {
            var x = move.mirrored
                    ? -named.points().get(i).x()
                    : named.points().get(i).x();
            var placed = through(map, x, named.points().get(i).y());
            target[at + 2 * i] = (float) (placed.x() / Patch.VIEW);
            target[at + 2 * i + 1] = (float) (placed.y() / Patch.VIEW);
        }
    }

    /// Where a place of the view lies in the patch, in its pixels.
    ///
    /// @param x share of the view
    static Point back(double x, double y, Move move) {
        return through(inverse(map(move)), x * Patch.VIEW, y * Patch.VIEW);
    }

    private static Point through(double[] map, double x, double y) {
        var scale = map[6] * x + map[7] * y + map[8];
        return new Point((map[0] * x + map[1] * y + map[2]) / scale, (map[3] * x + map[4] * y + map[5]) / scale);
    }

    /// The homography from the patch's pixels to the view's. Both count from their corners, as boxes do.
    private static double[] map(Move move) {
        var box = Patch.SIDE / Patch.REACH;
        var zoom = move.scale * Patch.VIEW / (Patch.CROP * box);
        var a = zoom * Math.cos(move.angle);
        var b = zoom * Math.sin(move.angle);
        var flip = move.mirrored ? -1 : 1;
        var x = Patch.SIDE / 2.0 + move.dx * box;
        var y = Patch.SIDE / 2.0 + move.dy * box;
        var centered = new double[] {flip * a, -b, b * y - flip * a * x, flip * b, a, -flip * b * x - a * y, 0, 0, 1};
        var middle = new double[] {1, 0, Patch.VIEW / 2.0, 0, 1, Patch.VIEW / 2.0, 0, 0, 1};
        return product(middle, product(held(move.tilt), centered));
    }

    /// How a camera sees a plane that is turned about its middle, then tilted.
    private static double[] held(Tilt tilt) {
        var away = tilt.distance * Patch.VIEW / Patch.CROP;
        var turned = Math.sin(tilt.yaw);
        return new double[] {
            Math.cos(tilt.yaw),
            0,
            0,
            -turned * Math.sin(tilt.pitch),
            Math.cos(tilt.pitch),
            0,
            turned * Math.cos(tilt.pitch) / away,
            Math.sin(tilt.pitch) / away,
            1
        };
    }

    private static double[] product(double[] left, double[] right) {
        var product = new double[9];
        for (var i = 0; i < 3; i++) {
            for (var j = 0; j < 3; j++) {
                for (var k = 0; k < 3; k++) product[3 * i + j] += left[3 * i + k] * right[3 * k + j];
            }
        }
        return product;
    }

    /// But for its scale, which a homography does not have.
    private static double[] inverse(double[] m) {
        return new double[] {
            m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
        };
    }

    @Override
    public void close() {
        for (var mat : new Mat[] {patch, matrix, view, colors}) mat.close();
        spoiler.close();
        size.close();
    }
}
