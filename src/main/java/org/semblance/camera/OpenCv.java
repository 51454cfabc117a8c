package org.semblance.camera;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.time.Duration;
import org.bytedeco.opencv.global.opencv_core;

/// Loads OpenCV, which takes a second the first time, and tells it how to behave in this process.
final class OpenCv {
    /// How long its V4L2 backend waits for a frame before it comes back and can be told to stop.
    /// `VideoCapture.waitAny` would let it wait less, but leaks the device and crashes in the binding of
    /// 1.5.13.
    static final Duration PATIENCE = Duration.ofSeconds(1);

    static {
        // before anything of OpenCV runs: it reads its environment once
        setEnvironment("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", String.valueOf(PATIENCE.toSeconds()));
        setEnvironment("OPENCV_LOG_LEVEL", "ERROR");
        // pictures are small: a second thread costs more than it gains, and idle workers spin
        opencv_core.setNumThreads(1);
    }

    private OpenCv() {}

    /// Does nothing but run the block above, once.
    static void start() {}

    @SuppressWarnings("restricted")
    private static void setEnvironment(String name, String value) {
        var linker = Linker.nativeLinker();
        var setenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            var _ = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
