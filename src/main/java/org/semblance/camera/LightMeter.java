package org.semblance.camera;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// Tells frames that can show nothing from usable ones, by brightness over a few frames of one camera.
final class LightMeter {
    private static final int SAMPLES_WIDE = 64;
    private static final int SAMPLES_HIGH = 48;

    /// Levels of 255 that a lens cap's noise stays under and a face in a dim room does not.
    private static final int DARK_LEVEL = 28;

    private static final double BRIGHT_PART = 0.02;

    /// An emitter that fires on every other frame (some fire on every third) lights a face several times over.
    private static final double STROBE_RATIO = 0.5;

    private static final double STROBE_DIFFERENCE = 10;

    private final Spectrum spectrum;
    private double before = -1;
    private double twoBefore = -1;

    LightMeter(Spectrum spectrum) {
        this.spectrum = spectrum;
    }

    /// To be asked of every frame of a stream, in order.
    FrameCondition judge(Mat bgr) {
        var histogram = histogram(bgr);
        var mean = mean(histogram);
        var lit = Math.max(before, twoBefore);
        twoBefore = before;
        before = mean;
        var emitterOff = spectrum == Spectrum.INFRARED && mean < STROBE_RATIO * lit && lit - mean > STROBE_DIFFERENCE;
        if (emitterOff) return FrameCondition.STROBE;
        return bright(histogram) < BRIGHT_PART ? FrameCondition.DARK : FrameCondition.USABLE;
    }

    private static int[] histogram(Mat bgr) {
        var histogram = new int[256];
        try (var samples = new Mat();
                var size = new Size(SAMPLES_WIDE, SAMPLES_HIGH)) {
            opencv_imgproc.resize(bgr, samples, size, 0, 0, opencv_imgproc.INTER_NEAREST);
            opencv_imgproc.cvtColor(samples, samples, opencv_imgproc.COLOR_BGR2GRAY);
            assert samples.type() == opencv_core.CV_8UC1;
            var bytes = Picture.bytes(samples);
            while (bytes.hasRemaining()) histogram[Byte.toUnsignedInt(bytes.get())]++;
        }
        return histogram;
    }

    private static double mean(int[] histogram) {
        var sum = 0L;
        for (var level = 0; level < histogram.length; level++) sum += (long) level * histogram[level];
        return (double) sum / (SAMPLES_WIDE * SAMPLES_HIGH);
    }

    private static double bright(int[] histogram) {
        var count = 0;
        for (var level = DARK_LEVEL; level < histogram.length; level++) count += histogram[level];
        return (double) count / (SAMPLES_WIDE * SAMPLES_HIGH);
    }
}
