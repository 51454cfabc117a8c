package org.semblance.camera;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// A frame's picture to be shown to a person, no wider than need be.
///
/// @param bgr `height` x `width` x 3 bytes
/// @param scale of its pixels to the frame's, at most 1
public record SmallPicture(int width, int height, byte[] bgr, double scale) {

    public static SmallPicture of(Frame frame, int mostWidth) {
        var scale = Math.min(1, (double) mostWidth / frame.width());
        var width = (int) Math.round(scale * frame.width());
        var height = (int) Math.round(scale * frame.height());
        try (var size = new Size(width, height);
                var small = new Mat()) {
            opencv_imgproc.resize(frame.bgr(), small, size, 0, 0, opencv_imgproc.INTER_AREA);
            var bgr = new byte[width * height * 3];
            small.data().get(bgr);
            return new SmallPicture(width, height, bgr, scale);
        }
    }
}
