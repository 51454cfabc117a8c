package org.semblance.liveness;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/// What a camera sees of a picture that is held before it.
final class HeldPicture {
    private static final double CENTER_X = 320;
    private static final double CENTER_Y = 225;
    private static final double[][] CORNERS = {{-150, -180}, {150, -180}, {150, 180}, {-150, 180}};

    private HeldPicture() {}

    /// The picture, a plane turned about the middle of the face.
    ///
    /// @param yaw degrees about the vertical
    /// @param pitch degrees about the horizontal, after that: positive brings the top nearer
    /// @param distance of the camera, in pixels of the picture: 350 is about 35 cm from a face in life size
    /// @return the caller's
    static Mat turned(Mat picture, double yaw, double pitch, double distance) {
        var before = new float[8];
        var after = new float[8];
        for (var i = 0; i < 4; i++) {
            var x = CORNERS[i][0] * Math.cos(Math.toRadians(yaw));
            var aside = CORNERS[i][0] * Math.sin(Math.toRadians(yaw));
            var y = CORNERS[i][1] * Math.cos(Math.toRadians(pitch)) - aside * Math.sin(Math.toRadians(pitch));
            var depth = CORNERS[i][1] * Math.sin(Math.toRadians(pitch)) + aside * Math.cos(Math.toRadians(pitch));
            var scale = distance / (distance + depth);
            before[2 * i] = (float) (CENTER_X + CORNERS[i][0]);
            before[2 * i + 1] = (float) (CENTER_Y + CORNERS[i][1]);
            after[2 * i] = (float) (CENTER_X + x * scale);
            after[2 * i + 1] = (float) (CENTER_Y + y * scale);
        }
        var turned = new Mat();
        try (var from = points(before);
                var to = points(after);
                var map = opencv_imgproc.getPerspectiveTransform(from, to);
                var black = new Scalar(0);
                var size = picture.size()) {
            opencv_imgproc.warpPerspective(
                    picture, turned, map, size, opencv_imgproc.INTER_LINEAR, opencv_core.BORDER_REPLICATE, black);
        }
        return turned;
    }

    private static Mat points(float[] values) {
        var points = new Mat(4, 1, opencv_core.CV_32FC2);
        new FloatPointer(points.data()).put(values);
        return points;
    }
}
