package org.semblance.camera;

import org.bytedeco.opencv.global.opencv_core;

/// Loads OpenCV, which takes a second the first time, and tells it how to behave in this process.
final class OpenCv {
    static {
        // pictures are small: a second thread costs more than it gains, and idle workers spin
        opencv_core.setNumThreads(1);
    }

    private OpenCv() {}

    /// Does nothing but run the block above, once.
    static void start() {}
}
