package org.semblance.camera;

import org.bytedeco.opencv.opencv_core.Mat;

/// One picture from a camera or a recording: 8-bit BGR, `height` x `width` x 3, whatever the sensor delivered
/// (grey and infrared pictures have three equal channels). The frame owns its native memory; whoever asked the
/// [FrameSource] for it closes it.
public final class Frame implements AutoCloseable {
    static {
        OpenCv.start();
    }

    private final Mat bgr;
    private final long sequence;
    private final long timestampNanos;
    private final Spectrum spectrum;
    private final FrameCondition condition;

    /// Takes ownership of `bgr` (CV_8UC3, not empty).
    ///
    /// @param sequence 0, 1, 2 ... within its source; gaps are dropped frames
    /// @param timestampNanos when it was taken, on the [System#nanoTime] scale
    public Frame(Mat bgr, long sequence, long timestampNanos, Spectrum spectrum, FrameCondition condition) {
        if (bgr.empty() || bgr.channels() != 3 || bgr.elemSize1() != 1) {
            throw new IllegalArgumentException("a frame is 8-bit BGR, this is type " + bgr.type());
        }
        this.bgr = bgr;
        this.sequence = sequence;
        this.timestampNanos = timestampNanos;
        this.spectrum = spectrum;
        this.condition = condition;
    }

    /// The pixels, valid until [#close].
    public Mat bgr() {
        return bgr;
    }

    public int width() {
        return bgr.cols();
    }

    public int height() {
        return bgr.rows();
    }

    public long sequence() {
        return sequence;
    }

    public long timestampNanos() {
        return timestampNanos;
    }

    public Spectrum spectrum() {
        return spectrum;
    }

    public FrameCondition condition() {
        return condition;
    }

    @Override
    public void close() {
        bgr.close();
    }
}
