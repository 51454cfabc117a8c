package org.semblance.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// Bytes of a picture file to 8-bit BGR of a size the rest can work with.
public final class Picture {
    /// A face of a picture this small has no features.
    static final int LEAST = 64;

    /// Wider or higher pictures are scaled down: detection needs no more, and 8K frames would cost seconds.
    static final int MOST = 1280;

    /// More than the largest picture that is decoded takes without compression.
    private static final long MOST_BYTES = 256_000_000;

    private Picture() {}

    /// A JPEG, PNG or BMP file, scaled down where it is very large. The caller closes the result.
    public static Mat read(Path file) throws CameraException.Unreadable {
        // a pipe has no end
        if (!Files.isRegularFile(file)) throw new CameraException.Unreadable(file, CameraFlaw.NO_READING);
        try {
            if (Files.size(file) > MOST_BYTES) throw new CameraException.Unreadable(file, CameraFlaw.TOO_LARGE);
            var picture = decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .orElseThrow(() -> new CameraException.Unreadable(file, CameraFlaw.NO_PICTURE));
            return fit(picture, file);
        } catch (IOException e) {
            throw new CameraException.Unreadable(e, file, CameraFlaw.NO_READING);
        }
    }

    /// Decodes a JPEG, PNG or BMP, upright as its EXIF data says. The caller closes the result; empty where the
    /// bytes are no such picture, a part of one, or one of too many pixels to decode.
    static Optional<Mat> decode(ByteBuffer bytes) {
        if (PictureHeader.read(bytes).filter(PictureHeader::reasonable).isEmpty()) return Optional.empty();
        var copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        try (var pointer = new BytePointer(copy);
                var encoded = new Mat(1, copy.length, opencv_core.CV_8UC1, pointer)) {
            var picture = opencv_imgcodecs.imdecode(encoded, opencv_imgcodecs.IMREAD_COLOR);
            if (!picture.empty()) return Optional.of(picture);
            picture.close();
            return Optional.empty();
        }
    }

    /// `picture`, or a smaller copy that takes its place.
    ///
    /// @throws CameraException.Unreadable when it is too small
    static Mat fit(Mat picture, Path source) throws CameraException.Unreadable {
        var width = picture.cols();
        var height = picture.rows();
        if (Math.min(width, height) < LEAST) {
            picture.close();
            throw new CameraException.Unreadable(
                    source, CameraFlaw.TOO_SMALL, width + "x" + height, LEAST + "x" + LEAST);
        }
        if (Math.max(width, height) <= MOST) return picture;
        var scale = (double) MOST / Math.max(width, height);
        var smaller = new Mat();
        try (picture;
                var size = new Size(atLeastOne(width * scale), atLeastOne(height * scale))) {
            opencv_imgproc.resize(picture, smaller, size, 0, 0, opencv_imgproc.INTER_AREA);
        }
        return smaller;
    }

    /// The memory of a continuous matrix.
    static ByteBuffer bytes(Mat mat) {
        return mat.data().capacity(mat.total() * mat.elemSize()).asByteBuffer();
    }

    private static int atLeastOne(double length) {
        return Math.max(1, (int) Math.round(length));
    }
}
