package org.semblance.camera;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// Packs a BGR picture as a camera of some format would.
final class FakePixels {
    /// Infrared sensors commonly put 10 bits into 16.
    static final int Y16_BITS = 10;

    private FakePixels() {}

    static byte[] encode(Mat bgr, FakeCamera.Format format) {
        try (var sized = new Mat();
                var packed = new Mat()) {
            var size = new Size(format.width(), format.height());
            if (bgr.cols() == format.width() && bgr.rows() == format.height()) bgr.copyTo(sized);
            else opencv_imgproc.resize(bgr, sized, size, 0, 0, opencv_imgproc.INTER_AREA);
            return switch (format.pixels()) {
                case YUYV -> {
                    opencv_imgproc.cvtColor(sized, packed, opencv_imgproc.COLOR_BGR2YUV_YUYV);
                    yield bytes(packed);
                }
                case GREY -> {
                    opencv_imgproc.cvtColor(sized, packed, opencv_imgproc.COLOR_BGR2GRAY);
                    yield bytes(packed);
                }
                case Y16 -> {
                    opencv_imgproc.cvtColor(sized, packed, opencv_imgproc.COLOR_BGR2GRAY);
                    packed.convertTo(packed, opencv_core.CV_16U, 1 << Y16_BITS - 8, 0);
                    yield bytes(packed);
                }
                case MJPG -> jpeg(sized);
            };
        }
    }

    static byte[] jpeg(Mat bgr) {
        try (var out = new BytePointer()) {
            opencv_imgcodecs.imencode(".jpg", bgr, out);
            var bytes = new byte[(int) out.limit()];
            out.get(bytes);
            return bytes;
        }
    }

    private static byte[] bytes(Mat packed) {
        var bytes = new byte[Math.toIntExact(packed.total() * packed.elemSize())];
        packed.data().get(bytes);
        return bytes;
    }
}
