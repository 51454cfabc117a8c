package org.semblance.camera;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A video node opened to be asked what it is; frames come through OpenCV. The calls may block in the driver.
///
/// Offsets and request numbers are those of `linux/videodev2.h` on 64-bit machines.
final class V4l2 implements AutoCloseable {
    /// A system call failed.
    static final class Failure extends IOException {
        private static final long serialVersionUID = 1;
        final int errno;

        private Failure(String call, int errno) {
            super(call + ": errno " + errno);
            this.errno = errno;
        }
    }

    static final int ENOENT = 2;
    static final int ENXIO = 6;
    static final int EACCES = 13;
    static final int EPERM = 1;
    static final int EBUSY = 16;
    static final int ENODEV = 19;

    private static final int EINVAL = 22;
    private static final int O_RDWR_NONBLOCK_CLOEXEC = 2 | 0x800 | 0x80000;
    private static final int VIDEO_CAPTURE = 1;
    private static final int CAP_VIDEO_CAPTURE = 1;
    private static final int CAP_VIDEO_CAPTURE_MPLANE = 0x1000;
    private static final int CAP_DEVICE_CAPS = 0x80000000;
    private static final int DISCRETE = 1;
    private static final int MOST_ENTRIES = 256;

    private static final long QUERYCAP = read(0, 104);
    private static final long ENUM_FMT = readWrite(2, 64);
    private static final long S_FMT = readWrite(5, 208);
    private static final long G_FMT = readWrite(4, 208);
    private static final long ENUM_FRAMESIZES = readWrite(74, 44);
    private static final long ENUM_FRAMEINTERVALS = readWrite(75, 52);

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option KEEP_ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle OPEN = function(
            "open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), KEEP_ERRNO, Linker.Option.firstVariadicArg(2));
    private static final MethodHandle IOCTL = function(
            "ioctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
            KEEP_ERRNO,
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment state = arena.allocate(STATE);
    private final int descriptor;

    V4l2(Path node) throws Failure {
        try {
            descriptor = (int) OPEN.invokeExact(state, arena.allocateFrom(node.toString()), O_RDWR_NONBLOCK_CLOEXEC);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (descriptor < 0) {
            var failure = new Failure("open " + node, errno());
            arena.close();
            throw failure;
        }
    }

    record Capability(String driver, String card, boolean captures) {}

    Capability capability() throws Failure {
        var answer = arena.allocate(104, 8);
        ioctl("VIDIOC_QUERYCAP", QUERYCAP, answer);
        var capabilities = answer.get(JAVA_INT, 84);
        // a UVC metadata node shares its capabilities with the camera; only device_caps tells them apart
        if ((capabilities & CAP_DEVICE_CAPS) != 0) capabilities = answer.get(JAVA_INT, 88);
        var captures = (capabilities & (CAP_VIDEO_CAPTURE | CAP_VIDEO_CAPTURE_MPLANE)) != 0;
        return new Capability(text(answer, 0, 16), text(answer, 16, 32), captures);
    }

    /// Every discrete mode; of a range of sizes only the largest; 0x0 where the driver lists no sizes.
    List<CameraFormat> formats() throws Failure {
        var formats = new ArrayList<CameraFormat>();
        for (var i = 0; i < MOST_ENTRIES; i++) {
            var entry = arena.allocate(64, 8);
            entry.set(JAVA_INT, 0, i);
            entry.set(JAVA_INT, 4, VIDEO_CAPTURE);
            if (!enumerate("VIDIOC_ENUM_FMT", ENUM_FMT, entry)) break;
            addSizes(formats, entry.get(JAVA_INT, 44));
        }
        return formats;
    }

    private void addSizes(List<CameraFormat> formats, int pixelFormat) throws Failure {
        var before = formats.size();
        for (var i = 0; i < MOST_ENTRIES; i++) {
            var entry = arena.allocate(44, 8);
            entry.set(JAVA_INT, 0, i);
            entry.set(JAVA_INT, 4, pixelFormat);
            if (!enumerate("VIDIOC_ENUM_FRAMESIZES", ENUM_FRAMESIZES, entry)) break;
            var discrete = entry.get(JAVA_INT, 8) == DISCRETE;
            var width = entry.get(JAVA_INT, discrete ? 12 : 16);
            var height = entry.get(JAVA_INT, discrete ? 16 : 28);
            formats.add(new CameraFormat(name(pixelFormat), width, height, fastest(pixelFormat, width, height)));
            if (!discrete) break;
        }
        if (formats.size() == before) formats.add(new CameraFormat(name(pixelFormat), 0, 0, 0));
    }

    private double fastest(int pixelFormat, int width, int height) throws Failure {
        var fastest = 0.0;
        for (var i = 0; i < MOST_ENTRIES; i++) {
            var entry = arena.allocate(52, 8);
            entry.set(JAVA_INT, 0, i);
            entry.set(JAVA_INT, 4, pixelFormat);
            entry.set(JAVA_INT, 8, width);
            entry.set(JAVA_INT, 12, height);
            if (!enumerate("VIDIOC_ENUM_FRAMEINTERVALS", ENUM_FRAMEINTERVALS, entry)) break;
            var numerator = Integer.toUnsignedLong(entry.get(JAVA_INT, 20));
            var denominator = Integer.toUnsignedLong(entry.get(JAVA_INT, 24));
            if (numerator > 0) fastest = Math.max(fastest, (double) denominator / numerator);
            if (entry.get(JAVA_INT, 16) != DISCRETE) break;
        }
        return fastest;
    }

    /// Sets the format it has: what a driver refuses with EBUSY while another program streams.
    void claim() throws Failure {
        var format = arena.allocate(208, 8);
        format.set(JAVA_INT, 0, VIDEO_CAPTURE);
        ioctl("VIDIOC_G_FMT", G_FMT, format);
        ioctl("VIDIOC_S_FMT", S_FMT, format);
    }

    @Override
    public void close() {
        try {
            var _ = (int) CLOSE.invokeExact(descriptor);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        arena.close();
    }

    static String name(int pixelFormat) {
        var name = new StringBuilder();
        for (var shift = 0; shift < 32; shift += 8) {
            var letter = (char) (pixelFormat >> shift & 0x7f);
            name.append(letter >= ' ' ? letter : '?');
        }
        return name.toString();
    }

    private boolean enumerate(String call, long request, MemorySegment entry) throws Failure {
        try {
            ioctl(call, request, entry);
            return true;
        } catch (Failure e) {
            // a driver without an enumeration says ENOTTY (25)
            if (e.errno == EINVAL || e.errno == 25) return false;
            throw e;
        }
    }

    private void ioctl(String call, long request, MemorySegment argument) throws Failure {
        int result;
        try {
            result = (int) IOCTL.invokeExact(state, descriptor, request, argument);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (result < 0) throw new Failure(call, errno());
    }

    private int errno() {
        return (int) ERRNO.get(state, 0L);
    }

    private static String text(MemorySegment struct, long offset, int size) {
        var bytes = struct.asSlice(offset, size).toArray(JAVA_BYTE);
        var text = new StringBuilder();
        for (var b : bytes) {
            if (b == 0) break;
            text.append(b >= ' ' && b < 127 ? (char) b : '?');
        }
        return text.toString();
    }

    private static long read(int number, int size) {
        return 2L << 30 | (long) size << 16 | 'V' << 8 | number;
    }

    private static long readWrite(int number, int size) {
        return 3L << 30 | (long) size << 16 | 'V' << 8 | number;
    }

    /// Finds the function as the dynamic linker does for a C program, so that a preloaded library comes first;
    /// [Linker#defaultLookup] would pass it by.
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor type, Linker.Option... options) {
        try (var arena = Arena.ofConfined()) {
            var dlsym = LINKER.downcallHandle(
                    LINKER.defaultLookup().findOrThrow("dlsym"), FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
            var address = (MemorySegment) dlsym.invokeExact(MemorySegment.NULL, arena.allocateFrom(name));
            return LINKER.downcallHandle(address, type, options);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
