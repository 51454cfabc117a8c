package org.semblance.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/// Pictures whose pixels are known: a quarter each of blue, green, red and grey.
final class TestPictures {
    static final int[] BLUE = {220, 60, 40};
    static final int[] GREEN = {50, 200, 70};
    static final int[] RED = {40, 50, 230};
    static final int[] GREY = {120, 120, 120};

    private TestPictures() {}

    static Mat quadrant(int width, int height) {
        var picture = new Mat(height, width, opencv_core.CV_8UC3);
        fill(picture, 0, 0, BLUE);
        fill(picture, 1, 0, GREEN);
        fill(picture, 0, 1, RED);
        fill(picture, 1, 1, GREY);
        return picture;
    }

    /// Several, which differ in a speck in the middle as no two frames of a sensor are the same.
    static List<Mat> quadrants(int width, int height) {
        var pictures = new ArrayList<Mat>();
        for (var i = 0; i < 4; i++) pictures.add(marked(quadrant(width, height), i));
        return pictures;
    }

    /// Flat pictures of these levels, each told apart from an equal one by its speck.
    static List<Mat> levels(int width, int height, int... levels) {
        var pictures = new ArrayList<Mat>();
        for (var level : levels) {
            var flat = new Mat(height, width, opencv_core.CV_8UC3, new Scalar(level, level, level, 0));
            pictures.add(marked(flat, pictures.size()));
        }
        return pictures;
    }

    static void assertQuadrants(Frame frame) {
        var grey = frame.spectrum() == Spectrum.INFRARED;
        assertPixel(frame, 0.25, 0.25, grey ? luma(BLUE) : BLUE);
        assertPixel(frame, 0.75, 0.25, grey ? luma(GREEN) : GREEN);
        assertPixel(frame, 0.25, 0.75, grey ? luma(RED) : RED);
        assertPixel(frame, 0.75, 0.75, GREY);
    }

    /// Within what YUV and JPEG lose.
    static void assertPixel(Frame frame, double x, double y, int... bgr) {
        var pixels = Picture.bytes(frame.bgr());
        var at = ((int) (y * frame.height()) * frame.width() + (int) (x * frame.width())) * 3;
        for (var channel = 0; channel < 3; channel++) {
            var value = Byte.toUnsignedInt(pixels.get(at + channel));
            assertEquals(bgr[channel], value, 8, "channel " + channel + " at " + x + ", " + y);
        }
    }

    /// The header of a JPEG of 65 500 pixels squared, which would take 12 GB, and no more than that.
    static byte[] bombJpeg(int salt) {
        var bytes = FakePixels.jpeg(quadrant(64, 64));
        for (var at = 2; ; at += 2 + Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(at + 2))) {
            if (bytes[at + 1] != (byte) 0xc0) continue;
            ByteBuffer.wrap(bytes).putShort(at + 5, (short) 65_500).putShort(at + 7, (short) (65_500 - salt));
            return bytes;
        }
    }

    /// A JPEG with EXIF data that says how the camera was held.
    static byte[] withOrientation(byte[] jpeg, int orientation) {
        var exif = ByteBuffer.allocate(36).putShort((short) 0xffe1).putShort((short) 34);
        exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42}).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        var out = ByteBuffer.allocate(jpeg.length + exif.capacity());
        out.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    private static int[] luma(int[] bgr) {
        var level = (int) Math.round(0.114 * bgr[0] + 0.587 * bgr[1] + 0.299 * bgr[2]);
        return new int[] {level, level, level};
    }

    private static void fill(Mat picture, int column, int row, int[] bgr) {
        var width = picture.cols() / 2;
        var height = picture.rows() / 2;
        try (var part = picture.apply(new Rect(column * width, row * height, width, height));
                var color = new Mat(height, width, part.type(), new Scalar(bgr[0], bgr[1], bgr[2], 0))) {
            color.copyTo(part);
        }
    }

    private static Mat marked(Mat picture, int number) {
        var center = new Point(picture.cols() / 2, picture.rows() / 2);
        opencv_imgproc.circle(picture, center, 1 + number, new Scalar(255, 255, 255, 0));
        return picture;
    }
}
