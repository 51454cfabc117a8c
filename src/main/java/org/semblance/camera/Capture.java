package org.semblance.camera;

import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import org.bytedeco.opencv.global.opencv_videoio;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_videoio.VideoCapture;

/// The life of one stream on its own thread: open, deliver every picture that is new, give back.
final class Capture implements Runnable {
    private static final int MOST_SPOILT = 30;

    private final CameraInfo info;
    private final LatestFrame latest;
    private final LightMeter meter;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CRC32 checksum = new CRC32();
    private volatile boolean stopped;
    private long sequence;
    private long lastChecksum = -1;
    private int spoilt;

    Capture(CameraInfo info, LatestFrame latest) {
        this.info = info;
        this.latest = latest;
        this.meter = new LightMeter(info.spectrum());
    }

    /// Done when the camera streams; fails with a [CameraException].
    CompletableFuture<Void> opened() {
        return opened;
    }

    /// Ends the thread as soon as the driver returns.
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        OpenCv.start();
        try (var device = new VideoCapture()) {
            try {
                var development = new Development(open(device), info.node());
                opened.complete(null);
                while (!stopped) grab(device, development);
            } finally {
                device.release();
            }
        } catch (CameraException e) {
            opened.completeExceptionally(e);
            latest.fail(e);
        } catch (Throwable e) {
            // what the native side throws has no class of its own
            var failure = new CameraException.Unreadable(e, info.node(), CameraFlaw.LIBRARY_FAILS, e.getMessage());
            opened.completeExceptionally(failure);
            latest.fail(failure);
        }
    }

    private PixelFormat open(VideoCapture device) throws CameraException {
        DeviceProblem.check(info);
        var format = PreferredFormat.of(info)
                .orElseThrow(
                        () -> new CameraException.Unreadable(info.node(), CameraFlaw.UNKNOWN_FORMATS, info.formats()));
        var pixels = PixelFormat.of(format.fourcc()).orElseThrow();
        int[] settings = {
            opencv_videoio.CAP_PROP_FOURCC,
            pixels.code(),
            opencv_videoio.CAP_PROP_FRAME_WIDTH,
            format.width() > 0 ? format.width() : PreferredFormat.WIDTH,
            opencv_videoio.CAP_PROP_FRAME_HEIGHT,
            format.height() > 0 ? format.height() : PreferredFormat.HEIGHT,
            opencv_videoio.CAP_PROP_CONVERT_RGB,
            0
        };
        if (!device.open(info.node().toString(), opencv_videoio.CAP_V4L2, settings)) {
            DeviceProblem.check(info); // says who holds it; when nobody does any more, it is worth a second try
            if (!device.open(info.node().toString(), opencv_videoio.CAP_V4L2, settings)) {
                throw new CameraException.Unreadable(info.node(), CameraFlaw.DRIVER_REFUSES, format);
            }
        }
        return PixelFormat.of((int) device.get(opencv_videoio.CAP_PROP_FOURCC)).orElse(pixels);
    }

    private void grab(VideoCapture device, Development development) throws CameraException {
        var start = System.nanoTime();
        if (!device.grab()) {
            silence(System.nanoTime() - start);
            return;
        }
        var time = System.nanoTime();
        try (var raw = new Mat()) {
            if (device.retrieve(raw) && !raw.empty()) deliver(raw, time, development);
            else spoilt(CameraFlaw.EMPTY_BUFFERS);
        }
    }

    /// OpenCV tells no reason: when it waited in vain for long the camera may only be silent, when it came back
    /// at once the device is lost, even where another has its node by now.
    private void silence(long nanos) throws CameraException {
        if (stopped) return;
        if (nanos < OpenCv.PATIENCE.toNanos() / 2) throw lost();
        if (Files.notExists(info.node())) throw new CameraException.Unplugged(info.label());
    }

    /// Where the device is there and busy, it is busy with this stream.
    private CameraException lost() {
        try {
            DeviceProblem.check(info);
            return new CameraException.Unplugged(info.label());
        } catch (CameraException.Busy e) {
            return new CameraException.Unreadable(info.node(), CameraFlaw.STREAM_ENDS);
        } catch (CameraException e) {
            return e;
        }
    }

    private void deliver(Mat raw, long time, Development development) throws CameraException {
        var developed = development.develop(raw);
        if (developed.isEmpty()) {
            spoilt(CameraFlaw.UNDECODABLE);
            return;
        }
        spoilt = 0;
        var picture = developed.get();
        var condition = meter.judge(picture);
        var number = sequence++;
        // an infrared frame is judged by its neighbor, which the first one lacks
        var unjudged = number == 0 && info.spectrum() == Spectrum.INFRARED;
        if (unjudged || frozen(raw) && condition != FrameCondition.DARK) picture.close();
        else latest.put(new Frame(picture, number, time, info.spectrum(), condition));
    }

    /// No sensor delivers the same noise twice: such a buffer is an old one. (A closed shutter may be all
    /// zeros.)
    private boolean frozen(Mat raw) {
        checksum.reset();
        checksum.update(Picture.bytes(raw));
        var same = checksum.getValue() == lastChecksum;
        lastChecksum = checksum.getValue();
        return same;
    }

    private void spoilt(CameraFlaw flaw) throws CameraException {
        sequence++;
        if (++spoilt >= MOST_SPOILT) throw new CameraException.Unreadable(info.node(), flaw);
    }
}
