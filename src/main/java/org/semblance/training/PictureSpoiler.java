package org.semblance.training;

import static org.bytedeco.opencv.global.opencv_core.CV_16SC3;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/// Does to a square picture what cameras, light and hands do. One thread uses it.
public final class PictureSpoiler implements AutoCloseable {
    /// The part of the views that is only moved: a network that sees spoilt pictures alone spends itself on them.
    private static final double UNSPOILT = 0.4;

    private final Mat view;
    private final Mat other = new Mat();
    private final Mat table = new Mat(1, 256, CV_8UC3);
    private final byte[] curve = new byte[3 * 256];

    /// @param view CV_8UC3, BGR; changed in place, closed by who made it
    public PictureSpoiler(Mat view) {
        this.view = view;
    }

    /// Something of everything, each with its own odds; the same random numbers do the same.
    public void spoil(SplittableRandom random) {
        if (random.nextDouble() < UNSPOILT) return;
        if (random.nextDouble() < 0.15) shrink(random);
        if (random.nextDouble() < 0.12) blur(random);
        light(random);
        if (random.nextDouble() < 0.12) gray();
        if (random.nextDouble() < 0.15) noise(random);
        if (random.nextDouble() < 0.15) cover(random);
        if (random.nextDouble() < 0.10) compress(random);
    }

    /// As seen from further away.
    private void shrink(SplittableRandom random) {
        var side = view.cols();
        var small = (int) (side * (0.25 + 0.46 * random.nextDouble()));
        try (var size = new Size(small, small);
                var back = new Size(side, side)) {
            opencv_imgproc.resize(view, other, size, 0, 0, INTER_AREA);
            opencv_imgproc.resize(other, view, back, 0, 0, INTER_LINEAR);
        }
    }

    /// Out of focus, or moving along one direction.
    private void blur(SplittableRandom random) {
        var across = random.nextBoolean();
        var moving = random.nextBoolean();
        try (var size = moving ? new Size(across ? 5 : 1, across ? 1 : 5) : new Size(3, 3)) {
            opencv_imgproc.blur(view, view, size);
        }
    }

    /// Contrast, brightness, gamma and tint in one table look-up.
    private void light(SplittableRandom random) {
        double contrast = 1, shift = 0, gamma = 1;
        var tint = new double[] {1, 1, 1};
        if (random.nextDouble() < 0.6) {
            contrast = 0.6 + 0.8 * random.nextDouble();
            shift = random.nextGaussian() * 18;
        }
        if (random.nextDouble() < 0.3) gamma = Math.exp(random.nextGaussian() * 0.35);
        if (random.nextDouble() < 0.2) {
            for (var i = 0; i < 3; i++) tint[i] = 0.75 + 0.5 * random.nextDouble();
        }
        for (var value = 0; value < 256; value++) {
            var lit = Math.clamp((value - 128) * contrast + 128 + shift, 0, 255);
            if (gamma != 1) lit = 255 * Math.pow(lit / 255, gamma);
            for (var i = 0; i < 3; i++) curve[3 * value + i] = (byte) Math.clamp(Math.round(lit * tint[i]), 0, 255);
        }
        table.data().put(curve);
        opencv_core.LUT(view, table, view);
    }

    /// As an infrared camera, or an old photograph, has no color.
    private void gray() {
        opencv_imgproc.cvtColor(view, other, COLOR_BGR2GRAY);
        opencv_imgproc.cvtColor(other, view, COLOR_GRAY2BGR);
    }

    private void noise(SplittableRandom random) {
        opencv_core.setRNGSeed(random.nextInt());
        try (var noise = new Mat(view.rows(), view.cols(), CV_16SC3);
                var mean = new Mat(1, 1, CV_64FC1, Scalar.all(0));
                var deviation = new Mat(1, 1, CV_64FC1, Scalar.all(2 + 8 * random.nextDouble()))) {
            opencv_core.randn(noise, mean, deviation);
            opencv_core.add(view, noise, view, opencv_core.noArray(), CV_8U);
        }
    }

    /// A hand, a mask, a lock of hair: a rectangle of one gray.
    private void cover(SplittableRandom random) {
        var side = view.cols();
        var width = (int) (side * (0.12 + 0.32 * random.nextDouble()));
        var height = (int) (side * (0.12 + 0.32 * random.nextDouble()));
        var x = (int) (side * random.nextDouble()) - width / 2;
        var y = (int) (side * random.nextDouble()) - height / 2;
        cover(x, y, width, height, random);
    }

    /// Paints a rectangle in one gray.
    public void cover(int x, int y, int width, int height, SplittableRandom random) {
        try (var area = new Rect(x, y, width, height);
                var color = Scalar.all(255 * random.nextDouble())) {
            opencv_imgproc.rectangle(view, area, color, opencv_imgproc.FILLED, opencv_imgproc.LINE_8, 0);
        }
    }

    private void compress(SplittableRandom random) {
        try (var encoded = new BytePointer();
                var quality = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 25 + random.nextInt(50))) {
            opencv_imgcodecs.imencode(".jpg", view, encoded, quality);
            try (var file = new Mat(encoded)) {
                opencv_imgcodecs.imdecode(file, opencv_imgcodecs.IMREAD_COLOR, view);
            }
        }
    }

    @Override
    public void close() {
        other.close();
        table.close();
    }
}
