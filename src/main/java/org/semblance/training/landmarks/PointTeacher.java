package org.semblance.training.landmarks;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.semblance.align.LandmarkRefiner;
import org.semblance.detect.Box;
import org.semblance.detect.Landmarks;
import org.semblance.detect.Point;
import org.semblance.inference.ModelException;

/// Points of a face as a landmark network sees them on the mean over several boxes, in the picture and in its
/// mirror image: what it gets wrong because of where the box happens to lie averages out.
final class PointTeacher implements AutoCloseable {
    /// Moves along x and y in box sides, and the size of the box.
    private static final double[][] BOXES = {
        {0, 0, 1}, {-0.06, -0.04, 1.06}, {0.06, 0.04, 1.06}, {-0.04, 0.06, 0.95}, {0.04, -0.06, 0.95}
    };

    private static final double SURROUNDINGS = 1.5;

    private final LandmarkRefiner network;
    private final Mat mirrored = new Mat();

    PointTeacher(LandmarkRefiner network) {
        this.network = network;
    }

    Landmarks points(Mat picture, Box box) throws ModelException {
        var reach = SURROUNDINGS * box.longerSide();
        var left = (int) Math.clamp(box.center().x() - reach, 0, picture.cols() - 1);
        var top = (int) Math.clamp(box.center().y() - reach, 0, picture.rows() - 1);
        var right = (int) Math.clamp(box.center().x() + reach, left + 1, picture.cols());
        var bottom = (int) Math.clamp(box.center().y() + reach, top + 1, picture.rows());
        var sum = new double[10];
        try (var area = new Rect(left, top, right - left, bottom - top);
                var part = picture.apply(area)) {
            opencv_core.flip(part, mirrored, 1);
            var last = right - left - 1;
            var own = new Box(box.x() - left, box.y() - top, box.width(), box.height());
            var other = new Box(last + 1 - own.x() - own.width(), own.y(), own.width(), own.height());
            for (var move : BOXES) {
                add(sum, network.look(part, moved(own, move)).landmarks(), left, top);
                add(sum, mirrored(network.look(mirrored, moved(other, move)).landmarks(), last), left, top);
            }
        }
        for (var i = 0; i < sum.length; i++) sum[i] /= 2 * BOXES.length;
        return Landmarks.of(sum);
    }

    private static Box moved(Box box, double[] move) {
        var side = box.longerSide();
        var size = side * move[2];
        var center = box.center();
        return new Box(center.x() + move[0] * side - size / 2, center.y() + move[1] * side - size / 2, size, size);
    }

    private static void add(double[] sum, Landmarks points, int left, int top) {
        for (var i = 0; i < 5; i++) {
            sum[2 * i] += points.points().get(i).x() + left;
            sum[2 * i + 1] += points.points().get(i).y() + top;
        }
    }

    /// The same points in the mirror image: the left eye is the right one there.
    ///
    /// @param last column of the picture
    static Landmarks mirrored(Landmarks points, double last) {
        return new Landmarks(
                flip(points.rightEye(), last),
                flip(points.leftEye(), last),
                flip(points.nose(), last),
                flip(points.rightMouth(), last),
                flip(points.leftMouth(), last));
    }

    private static Point flip(Point point, double last) {
        return new Point(last - point.x(), point.y());
    }

    @Override
    public void close() {
        network.close();
        mirrored.close();
    }
}
