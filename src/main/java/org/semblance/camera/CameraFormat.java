package org.semblance.camera;

/// One mode a camera offers.
///
/// @param fourcc V4L2 pixel format as four characters, padded with blanks
/// @param fps frames a second, 0 where the driver does not say
public record CameraFormat(String fourcc, int width, int height, double fps) {
    @Override
    public String toString() {
        return "%s %dx%d@%.0f".formatted(fourcc.strip(), width, height, fps);
    }
}
