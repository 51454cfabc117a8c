package org.semblance.align;

import static org.bytedeco.opencv.global.opencv_core.CV_16S;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;

import java.nio.DoubleBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.semblance.detect.Landmarks;

/// How much a face in a frame can tell.
///
/// @param eyeDistance in the frame's pixels
/// @param sharpness standard deviation of the Laplacian over the one of the grey values, of the aligned face's
/// middle
/// @param brightness mean grey value there, 0 to 255
/// @param contrast standard deviation of the grey values there
/// @param inside whether the whole face lies in the frame
public record Quality(
        double eyeDistance, double sharpness, double brightness, double contrast, boolean inside, Pose pose) {
    private static final double LEAST_EYE_DISTANCE = 24;
    private static final double LEAST_SHARPNESS = 0.10;
    private static final double LEAST_BRIGHTNESS = 30;
    private static final double MOST_BRIGHTNESS = 225;
    private static final double LEAST_CONTRAST = 10;
    private static final double MOST_YAW = 38;
    private static final double MOST_PITCH = 32;
    private static final double MOST_ROLL = 40;

    /// @param aligned the face in the template; its middle two thirds are looked at, where no hair and no room is
    public static Quality of(AlignedFace aligned, Landmarks landmarks, int frameWidth, int frameHeight) {
        var picture = aligned.picture();
        var margin = picture.cols() / 6;
        try (var middle = new Rect(margin, margin, picture.cols() - 2 * margin, picture.rows() - 2 * margin);
                var part = picture.apply(middle);
                var grey = new Mat();
                var laplacian = new Mat()) {
            opencv_imgproc.cvtColor(part, grey, COLOR_BGR2GRAY);
            opencv_imgproc.Laplacian(grey, laplacian, CV_16S);
            var light = spread(grey);
            return new Quality(
                    landmarks.eyeDistance(),
                    spread(laplacian)[1] / Math.max(1, light[1]),
                    light[0],
                    light[1],
                    isInside(landmarks, frameWidth, frameHeight),
                    Pose.of(landmarks));
        }
    }

    /// Mean and standard deviation.
    private static double[] spread(Mat values) {
        try (var mean = new Mat();
                var deviation = new Mat()) {
            opencv_core.meanStdDev(values, mean, deviation);
            DoubleBuffer means = mean.createBuffer();
            DoubleBuffer deviations = deviation.createBuffer();
            return new double[] {means.get(0), deviations.get(0)};
        }
    }

    private static boolean isInside(Landmarks landmarks, int width, int height) {
        var margin = 0.4 * landmarks.eyeDistance();
        return landmarks.points().stream()
                .allMatch(point -> point.x() >= margin
                        && point.x() < width - margin
                        && point.y() >= margin
                        && point.y() < height - margin);
    }

    /// Whether a match of this face may count. A frame that is not evidence is not charged either.
    public boolean isEvidence() {
        return hint() == Hint.GOOD;
    }

    /// What to do first, [Hint#GOOD] when nothing.
    public Hint hint() {
        if (!inside) return Hint.CENTER;
        if (eyeDistance < LEAST_EYE_DISTANCE) return Hint.MOVE_CLOSER;
        if (brightness < LEAST_BRIGHTNESS || contrast < LEAST_CONTRAST && brightness < 128) return Hint.MORE_LIGHT;
        if (brightness > MOST_BRIGHTNESS || contrast < LEAST_CONTRAST) return Hint.LESS_LIGHT;
        if (Math.abs(pose.roll()) > MOST_ROLL) return Hint.STRAIGHTEN_HEAD;
        if (Math.abs(pose.yaw()) > MOST_YAW || Math.abs(pose.pitch()) > MOST_PITCH) return Hint.LOOK_AT_CAMERA;
        if (sharpness < LEAST_SHARPNESS) return Hint.HOLD_STILL;
        return Hint.GOOD;
    }
}
