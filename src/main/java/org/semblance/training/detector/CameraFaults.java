package org.semblance.training.detector;

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
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/// What light and cheap cameras do to a frame. Two frames in five are left as they are.
final class CameraFaults implements AutoCloseable {
    private final Mat other = new Mat();
    private final Mat table = new Mat(1, 256, CV_8UC3);
    private final byte[] curve = new byte[3 * 256];

    void spoil(Mat frame, SplittableRandom random) {
        if (random.nextDouble() < 0.4) return;
        if (random.nextDouble() < 0.15) shrink(frame, random);
        if (random.nextDouble() < 0.2) blur(frame, random);
        light(frame, random, random.nextDouble() < 0.25);
        if (random.nextDouble() < 0.3) gray(frame);
        if (random.nextDouble() < 0.35) noise(frame, random);
        if (random.nextDouble() < 0.2) compress(frame, random);
    }

    private void shrink(Mat frame, SplittableRandom random) {
        var share = 0.45 + 0.45 * random.nextDouble();
        try (var small = new Size((int) (frame.cols() * share), (int) (frame.rows() * share));
                var size = frame.size()) {
            opencv_imgproc.resize(frame, other, small, 0, 0, INTER_AREA);
            opencv_imgproc.resize(other, frame, size, 0, 0, INTER_LINEAR);
        }
    }

    private static void blur(Mat frame, SplittableRandom random) {
        try (var size = new Size(0, 0)) {
            opencv_imgproc.GaussianBlur(frame, frame, size, 0.4 + 1.2 * random.nextDouble());
        }
    }

    /// Gain, gamma and tint; dark is what a screen at night leaves.
    private void light(Mat frame, SplittableRandom random, boolean isDark) {
        var gain = isDark ? 0.06 + 0.3 * random.nextDouble() : 0.6 + 0.8 * random.nextDouble();
        var gamma = Math.exp(0.3 * random.nextGaussian());
        var lift = isDark ? 0 : 25 * random.nextGaussian();
        for (var channel = 0; channel < 3; channel++) {
            var tint = gain * (1 + 0.08 * random.nextGaussian());
            for (var value = 0; value < 256; value++) {
                var lit = 255 * tint * Math.pow(value / 255.0, gamma) + lift;
                curve[3 * value + channel] = (byte) Math.clamp(Math.round(lit), 0, 255);
            }
        }
        table.data().put(curve);
        opencv_core.LUT(frame, table, frame);
    }

    private void gray(Mat frame) {
        opencv_imgproc.cvtColor(frame, other, COLOR_BGR2GRAY);
        opencv_imgproc.cvtColor(other, frame, COLOR_GRAY2BGR);
    }

    private static void noise(Mat frame, SplittableRandom random) {
        opencv_core.setRNGSeed(random.nextInt());
        try (var noise = new Mat(frame.rows(), frame.cols(), CV_16SC3);
                var mean = new Mat(1, 1, CV_64FC1, Scalar.all(0));
                var deviation = new Mat(1, 1, CV_64FC1, Scalar.all(1 + 7 * random.nextDouble()))) {
            opencv_core.randn(noise, mean, deviation);
            opencv_core.add(frame, noise, frame, opencv_core.noArray(), CV_8U);
        }
    }

    private static void compress(Mat frame, SplittableRandom random) {
        try (var encoded = new BytePointer();
                var quality = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 25 + random.nextInt(60))) {
            opencv_imgcodecs.imencode(".jpg", frame, encoded, quality);
            try (var file = new Mat(encoded);
                    var decoded = opencv_imgcodecs.imdecode(file, opencv_imgcodecs.IMREAD_COLOR)) {
                decoded.copyTo(frame);
            }
        }
    }

    @Override
    public void close() {
        other.close();
        table.close();
    }
}
