package org.semblance.align;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

import java.nio.DoubleBuffer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.semblance.detect.Point;

/// Cuts a turned square out of a picture into a square of `side` pixels; beyond the picture its border goes on.
/// Where the picture shrinks a lot it is blurred first, sigma 0.4 / scale, as the networks were trained.
public final class Warp implements AutoCloseable {
    private static final double BLUR_BELOW = 0.6;
    private static final double SIGMA = 0.4;

    private final int side;
    private final Size size;
    private final Mat matrix = new Mat(2, 3, CV_64FC1);
    private final DoubleBuffer cells = matrix.createBuffer();
    private final Mat blurred = new Mat();

    public Warp(int side) {
        this.side = side;
        this.size = new Size(side, side);
    }

    /// @param transform from the picture's pixels to the square's
    /// @param square made, or reused, as `side` x `side` of the picture's type
    public void cut(Mat picture, SimilarityTransform transform, Mat square) {
        if (transform.scale() >= BLUR_BELOW) {
            warp(picture, transform, square);
            return;
        }
        var sigma = SIGMA / transform.scale();
        var area = footprint(transform, picture, (int) Math.ceil(3 * sigma));
        try (area;
                var part = picture.apply(area);
                var kernel = new Size(0, 0)) {
            opencv_imgproc.GaussianBlur(part, blurred, kernel, sigma);
            var moved = new SimilarityTransform(
                    transform.a(),
                    transform.b(),
                    transform.c() + transform.a() * area.x() - transform.b() * area.y(),
                    transform.d() + transform.b() * area.x() + transform.a() * area.y());
            warp(blurred, moved, square);
        }
    }

    private void warp(Mat picture, SimilarityTransform t, Mat square) {
        cells.put(0, new double[] {t.a(), -t.b(), t.c(), t.b(), t.a(), t.d()});
        opencv_imgproc.warpAffine(picture, square, matrix, size, INTER_LINEAR, BORDER_REPLICATE, Scalar.BLACK);
    }

    /// The part of the picture that the square is cut from, with a margin, never empty.
    private Rect footprint(SimilarityTransform t, Mat picture, int margin) {
        var squared = t.scale() * t.scale();
        double left = Double.MAX_VALUE, top = Double.MAX_VALUE, right = -Double.MAX_VALUE, bottom = -Double.MAX_VALUE;
        for (var corner :
                new Point[] {new Point(0, 0), new Point(side, 0), new Point(0, side), new Point(side, side)}) {
            var u = corner.x() - t.c();
            var v = corner.y() - t.d();
            var x = (t.a() * u + t.b() * v) / squared;
            var y = (t.a() * v - t.b() * u) / squared;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        var x0 = (int) Math.clamp(Math.floor(left) - margin, 0, picture.cols() - 1);
        var y0 = (int) Math.clamp(Math.floor(top) - margin, 0, picture.rows() - 1);
        var x1 = (int) Math.clamp(Math.ceil(right) + margin, x0 + 1, picture.cols());
        var y1 = (int) Math.clamp(Math.ceil(bottom) + margin, y0 + 1, picture.rows());
        return new Rect(x0, y0, x1 - x0, y1 - y0);
    }

    @Override
    public void close() {
        matrix.close();
        blurred.close();
        size.close();
    }
}
