package org.semblance.camera;

import java.util.Comparator;
import java.util.Optional;

/// Chooses among a camera's modes: 640x480 at 30 frames a second, or what comes nearest. Frame rate goes first,
/// since a decision needs several frames; then size; of equals the uncompressed one.
final class PreferredFormat {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    private static final double FLUENT = 25;

    private PreferredFormat() {}

    /// Empty where no format is known. A color camera that also offers grey pictures gives color.
    static Optional<CameraFormat> of(CameraInfo camera) {
        return camera.formats().stream()
                .filter(format -> PixelFormat.of(format.fourcc())
                        .filter(pixels -> pixels.spectrum() == camera.spectrum())
                        .isPresent())
                .min(Comparator.comparing((CameraFormat format) -> format.fps() > 0 && format.fps() < FLUENT)
                        .thenComparing(PreferredFormat::distance)
                        .thenComparing(PreferredFormat::compressed));
    }

    private static double distance(CameraFormat format) {
        if (format.width() <= 0 || format.height() <= 0) return Double.MAX_VALUE;
        var ratio = (double) format.width() * format.height() / (WIDTH * HEIGHT);
        // too few pixels lose features, too many only time
        return ratio < 1 ? 2 / ratio - 2 : ratio - 1;
    }

    private static boolean compressed(CameraFormat format) {
        return PixelFormat.of(format.fourcc()).filter(PixelFormat::compressed).isPresent();
    }
}
