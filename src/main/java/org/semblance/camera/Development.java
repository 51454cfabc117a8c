package org.semblance.camera;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Turns a camera's raw buffers into 8-bit BGR pictures.
final class Development {
    private static final double OUTLIERS = 0.001;

    private final PixelFormat format;
    private final Path node;
    private int depth;

    Development(PixelFormat format, Path node) {
        this.format = format;
        this.node = node;
        this.depth = format.depth();
    }

    /// The picture, which the caller closes; empty where the buffer holds none.
    ///
    /// @throws CameraException.Unreadable when a whole picture is of no use
    Optional<Mat> develop(Mat raw) throws CameraException.Unreadable {
        if (!format.fits(raw)) return Optional.empty();
        var picture = switch (format) {
            case MJPEG, JPEG -> Picture.decode(Picture.bytes(raw));
            case YUYV, UYVY, NV12, GREY -> Optional.of(converted(raw));
            case BGR -> Optional.of(raw.clone());
            case Y10, Y12, Y16 -> Optional.of(scaled(raw));
        };
        if (picture.isEmpty()) return picture;
        return Optional.of(Picture.fit(picture.get(), node));
    }

    private Mat converted(Mat raw) {
        var bgr = new Mat();
        opencv_imgproc.cvtColor(raw, bgr, format.conversion());
        return bgr;
    }

    /// Keeps the eight bits at the top of the range in use. The range only ever grows, so brightness stays
    /// comparable from frame to frame; a stretch of each frame by its own extremes would make a covered lens
    /// look lit.
    private Mat scaled(Mat raw) {
        depth = Math.max(depth, bitsInUse(raw));
        try (var grey = new Mat()) {
            raw.convertTo(grey, opencv_core.CV_8U, 1.0 / (1 << depth - 8), 0);
            var bgr = new Mat();
            opencv_imgproc.cvtColor(grey, bgr, opencv_imgproc.COLOR_GRAY2BGR);
            return bgr;
        }
    }

    /// 8, 10, 12, 14 or 16; some hot pixels do not count.
    private static int bitsInUse(Mat raw) {
        try (var above = new Mat()) {
            for (var bits = 8; bits < 16; bits += 2) {
                opencv_imgproc.threshold(raw, above, (1 << bits) - 1, 1, opencv_imgproc.THRESH_BINARY);
                if (opencv_core.countNonZero(above) <= OUTLIERS * raw.total()) return bits;
            }
            return 16;
        }
    }
}
