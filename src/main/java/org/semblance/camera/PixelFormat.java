package org.semblance.camera;

import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// The V4L2 pixel formats that become frames.
enum PixelFormat {
    YUYV("YUYV", Spectrum.COLOR),
    UYVY("UYVY", Spectrum.COLOR),
    NV12("NV12", Spectrum.COLOR),
    BGR("BGR3", Spectrum.COLOR),
    MJPEG("MJPG", Spectrum.COLOR),
    JPEG("JPEG", Spectrum.COLOR),
    GREY("GREY", Spectrum.INFRARED),
    Y10("Y10 ", Spectrum.INFRARED),
    Y12("Y12 ", Spectrum.INFRARED),
    Y16("Y16 ", Spectrum.INFRARED);

    private final String fourcc;
    private final Spectrum spectrum;

    PixelFormat(String fourcc, Spectrum spectrum) {
        this.fourcc = fourcc;
        this.spectrum = spectrum;
    }

    static Optional<PixelFormat> of(String fourcc) {
        return Stream.of(values())
                .filter(format -> format.fourcc.equals(fourcc))
                .findFirst();
    }

    static Optional<PixelFormat> of(int fourcc) {
        return of(V4l2.name(fourcc));
    }

    /// What a camera sees that has nothing but such formats.
    Spectrum spectrum() {
        return spectrum;
    }

    boolean compressed() {
        return this == MJPEG || this == JPEG;
    }

    int code() {
        return fourcc.charAt(0) | fourcc.charAt(1) << 8 | fourcc.charAt(2) << 16 | fourcc.charAt(3) << 24;
    }

    /// Significant bits of a pixel where more than eight are possible; of Y16 it depends on the sensor.
    int depth() {
        return switch (this) {
            case Y10 -> 10;
            case Y12 -> 12;
            case YUYV, UYVY, NV12, BGR, MJPEG, JPEG, GREY, Y16 -> 8;
        };
    }

    /// OpenCV's conversion to BGR, or -1 where more than a conversion is needed.
    int conversion() {
        return switch (this) {
            case YUYV -> opencv_imgproc.COLOR_YUV2BGR_YUYV;
            case UYVY -> opencv_imgproc.COLOR_YUV2BGR_UYVY;
            case NV12 -> opencv_imgproc.COLOR_YUV2BGR_NV12;
            case GREY -> opencv_imgproc.COLOR_GRAY2BGR;
            case BGR, MJPEG, JPEG, Y10, Y12, Y16 -> -1;
        };
    }

    /// Whether a raw buffer has the type that OpenCV gives this format; a driver may hand over half a picture.
    boolean fits(Mat raw) {
        return !raw.empty()
                && switch (this) {
                    case YUYV, UYVY -> raw.type() == opencv_core.CV_8UC2;
                    case BGR -> raw.type() == opencv_core.CV_8UC3;
                    case NV12, GREY, MJPEG, JPEG -> raw.type() == opencv_core.CV_8UC1;
                    case Y10, Y12, Y16 -> raw.type() == opencv_core.CV_16UC1;
                };
    }
}
