package org.semblance.evaluation;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.LUT;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_core.extractChannel;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_GRAY2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.blur;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.semblance.camera.Spectrum;

/// Takes pictures of scenes. One thread uses it.
public final class SyntheticCamera implements AutoCloseable {
    private static final int GRAIN_MARGIN = 64;
    private static final double GRAIN_DEVIATION = 32;
    private static final Size PICTURE = new Size(Scene.WIDTH, Scene.HEIGHT);

    private final Map<Long, Mat> rooms = new HashMap<>();
    private final HeadWarp warp = new HeadWarp();
    private final Mat coarseSource = new Mat(HeadWarp.ROWS, HeadWarp.COLUMNS, CV_32FC2);
    private final Mat coarseShade = new Mat(HeadWarp.ROWS, HeadWarp.COLUMNS, CV_8UC1);
    private final Mat source = new Mat();
    private final Mat shade = new Mat();
    private final Mat shade3 = new Mat();
    private final Mat person = new Mat();
    private final Mat color = new Mat();
    private final Mat alpha = new Mat();
    private final Mat alpha3 = new Mat();
    private final Mat table = new Mat(1, 256, CV_8UC3);
    private final Mat grain = grain();

    /// 640 x 480 BGR, the caller's.
    public Mat take(Scene scene) {
        var picture = rooms.computeIfAbsent(scene.room(), Room::draw).clone();
        if (scene.sensor().spectrum() == Spectrum.INFRARED) picture.convertTo(picture, -1, Infrared.WALL, 0);
        for (var figure : scene.people()) place(figure, scene.light(), picture);
        var sensor = scene.sensor();
        if (sensor.spectrum() == Spectrum.INFRARED) Infrared.illuminate(picture, scene);
        else expose(picture, scene.light());
        if (sensor.defocus() > 0.2) {
            var reach = 1 + 2 * (int) Math.ceil(1.6 * sensor.defocus());
            GaussianBlur(picture, picture, new Size(reach, reach), sensor.defocus());
        }
        if (sensor.motion() >= 2) blur(picture, picture, new Size((int) sensor.motion(), 1));
        if (sensor.noise() > 0) addNoise(picture, sensor, scene.grain());
        return picture;
    }

    private void place(Scene.Figure figure, Light light, Mat picture) {
        warp.compute(figure.pose(), light);
        new FloatPointer(coarseSource.data()).put(warp.source);
        coarseShade.data().put(warp.shade);
        resize(coarseSource, source, PICTURE, 0, 0, INTER_LINEAR);
        resize(coarseShade, shade, PICTURE, 0, 0, INTER_LINEAR);
        remap(figure.person().sprite(), person, source, new Mat(), INTER_LINEAR, BORDER_REPLICATE, new Scalar());
        extractChannel(person, alpha, 3);
        bitwise_not(alpha, alpha);
        cvtColor(alpha, alpha3, COLOR_GRAY2BGR);
        multiply(picture, alpha3, picture, 1 / 255.0, -1);
        cvtColor(person, color, COLOR_BGRA2BGR);
        cvtColor(shade, shade3, COLOR_GRAY2BGR);
        multiply(color, shade3, color, 1 / 128.0, -1);
        add(picture, color, picture);
    }

    private void expose(Mat picture, Light light) {
        var curve = new byte[256 * 3];
        double[] balance = {1 - 0.12 * light.warmth(), 1, 1 + 0.12 * light.warmth()};
        for (var value = 0; value < 256; value++) {
            for (var channel = 0; channel < 3; channel++) {
                var exposed = Math.min(1, value / 255.0 * light.gain() * balance[channel]);
                curve[value * 3 + channel] = (byte) Math.round(255 * Math.pow(exposed, light.gamma()));
            }
        }
        table.data().put(curve);
        LUT(picture, table, picture);
    }

    private void addNoise(Mat picture, Sensor sensor, long seed) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L + 7);
        var window = new Rect(random.nextInt(GRAIN_MARGIN), random.nextInt(GRAIN_MARGIN), Scene.WIDTH, Scene.HEIGHT);
        var shown = new Mat(grain, window);
        if (sensor.spectrum() == Spectrum.INFRARED) {
            extractChannel(shown, alpha, 0);
            cvtColor(alpha, alpha3, COLOR_GRAY2BGR);
            shown = alpha3;
        }
        var strength = sensor.noise() / GRAIN_DEVIATION;
        addWeighted(picture, 1, shown, strength, -128 * strength, picture);
    }

    private static Mat grain() {
        var random = new Random(20260101);
        var pixels = new byte[(Scene.WIDTH + GRAIN_MARGIN) * (Scene.HEIGHT + GRAIN_MARGIN) * 3];
        for (var index = 0; index < pixels.length; index++) {
            pixels[index] = (byte) Math.clamp(Math.round(128 + GRAIN_DEVIATION * random.nextGaussian()), 0, 255);
        }
        var grain = new Mat(Scene.HEIGHT + GRAIN_MARGIN, Scene.WIDTH + GRAIN_MARGIN, CV_8UC3);
        grain.data().put(pixels);
        return grain;
    }

    @Override
    public void close() {
        rooms.values().forEach(Mat::close);
        for (var mat : new Mat[] {coarseSource, coarseShade, source, shade, shade3, person}) mat.close();
        for (var mat : new Mat[] {color, alpha, alpha3, table, grain}) mat.close();
    }
}
