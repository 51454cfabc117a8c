package org.semblance.evaluation;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.transform;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// Turns a color picture into what a camera beside a small infrared emitter sees: grey, skin bright because it
/// reflects the red end best, the light falling off with the distance, the room behind almost black.
final class Infrared {
    /// What a wall two meters behind a face gives back of the light, as a fraction.
    static final double WALL = 0.12;

    private static final int STEP = 8;
    private static final int COLUMNS = Scene.WIDTH / STEP;
    private static final int ROWS = Scene.HEIGHT / STEP;
    /// Daylight that passes the camera's filter, of 128.
    private static final double AMBIENT = 5;

    private Infrared() {}

    static void illuminate(Mat picture, Scene scene) {
        try (var weights = new Mat(1, 3, opencv_core.CV_32FC1);
                var coarse = new Mat(ROWS, COLUMNS, CV_8UC1);
                var grey = new Mat();
                var light = new Mat();
                var size = new Size(Scene.WIDTH, Scene.HEIGHT)) {
            new FloatPointer(weights.data()).put(0.05f, 0.25f, 0.75f);
            transform(picture, grey, weights);
            coarse.data().put(falloff(scene));
            resize(coarse, light, size, 0, 0, INTER_LINEAR);
            multiply(grey, light, grey, 1 / 128.0, -1);
            cvtColor(grey, picture, COLOR_GRAY2BGR);
        }
    }

    private static byte[] falloff(Scene scene) {
        var falloff = new byte[COLUMNS * ROWS];
        for (var row = 0; row < ROWS; row++) {
            for (var column = 0; column < COLUMNS; column++) {
                var light = AMBIENT;
                for (var figure : scene.people()) {
                    if (!scene.sensor().emitter()) break;
                    var pose = figure.pose();
                    var dx = ((column + 0.5) * STEP - pose.x()) / pose.faceWidth();
                    var dy = ((row + 0.5) * STEP - pose.y()) / pose.faceWidth();
                    var near = Math.clamp(pose.faceWidth() / 150, 0.5, 1.25);
                    light += 118 * near / (1 + 0.35 * Math.pow(dx * dx + 0.45 * dy * dy, 1.6));
                }
                falloff[row * COLUMNS + column] =
                        (byte) Math.round(Math.min(230, light * scene.light().gain()));
            }
        }
        return falloff;
    }
}
