package org.semblance.camera;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/// A webcam that tests plug in, play pictures on, and pull out: the real OpenCV and V4L2 code on top of the
/// preloaded `src/test/c/fakev4l2.c`. What it plays repeats in a circle. One picture alone in the circle is a
/// frozen camera, and [Webcam] takes it for one.
///
/// The same devices exist in child processes that are started with [#childEnvironment] and [#childOptions].
public final class FakeCamera implements AutoCloseable {
    /// How the device packs its pixels.
    public enum Pixels {
        YUYV,
        MJPG,
        GREY,
        Y16
    }

    /// One mode the device offers.
    public record Format(Pixels pixels, int width, int height, int fps) {
        public static final Format COLOR = new Format(Pixels.YUYV, 640, 480, 30);
        public static final Format INFRARED = new Format(Pixels.GREY, 640, 360, 30);
    }

    private static final Path ROOT = root();
    private static final AtomicInteger CLIPS = new AtomicInteger();

    private final FakeBus bus;
    private final int number;
    private final List<Format> formats;
    private final List<Path> clips = new ArrayList<>();
    private String mode = "play";
    private String kind = "capture";

    private FakeCamera(FakeBus bus, int number, List<Format> formats) {
        this.bus = bus;
        this.number = number;
        this.formats = formats;
    }

    /// A USB webcam at `/dev/video<number>`, VGA YUYV at 30 fps, that shows black.
    public static FakeCamera plug(int number) {
        return plug(number, Spectrum.COLOR);
    }

    public static FakeCamera plug(int number, Spectrum spectrum) {
        return plug(
                number,
                switch (spectrum) {
                    case COLOR -> Format.COLOR;
                    case INFRARED -> Format.INFRARED;
                });
    }

    public static FakeCamera plug(int number, Format... formats) {
        return plug(new FakeBus.Usb(number + 1), number, formats);
    }

    public static FakeCamera plug(FakeBus bus, int number, Format... formats) {
        var camera = new FakeCamera(bus, number, List.of(formats));
        camera.plugAgain();
        return camera;
    }

    /// What [Cameras] must be told to see the fake devices, and only these.
    public static CameraSettings settings() {
        return new CameraSettings(ROOT.resolve("sys/class/video4linux"), ROOT.resolve("dev"));
    }

    /// For `ProcessBuilder.environment().putAll`.
    public static Map<String, String> childEnvironment() {
        return Map.of("FAKEV4L2", ROOT.toString(), "LD_PRELOAD", System.getenv("LD_PRELOAD"));
    }

    /// Options of a child JVM.
    public static List<String> childOptions() {
        return List.of(
                "-D" + CameraSettings.SYSFS_PROPERTY + "=" + settings().sysfs(),
                "-D" + CameraSettings.DEV_PROPERTY + "=" + settings().dev());
    }

    public Path node() {
        return settings().dev().resolve("video" + number);
    }

    /// Plays 8-bit BGR pictures (of any size; they stay the caller's) in a circle from now on.
    public FakeCamera play(List<Mat> pictures) {
        return play(pictures.iterator());
    }

    /// Encodes and plays all that `pictures` gives, and closes each.
    public FakeCamera playAndClose(Iterator<Mat> pictures) {
        return play(new Iterator<>() {
            private Mat last;

            @Override
            public boolean hasNext() {
                if (last != null) last.close();
                last = null;
                return pictures.hasNext();
            }

            @Override
            public Mat next() {
                last = pictures.next();
                return last;
            }
        });
    }

    private FakeCamera play(Iterator<Mat> pictures) {
        var streams = new ArrayList<OutputStream>();
        var files = new ArrayList<Path>();
        try {
            for (var _ : formats) {
                files.add(newClip());
                streams.add(Files.newOutputStream(files.getLast()));
            }
            while (pictures.hasNext()) {
                var picture = pictures.next();
                for (var i = 0; i < formats.size(); i++)
                    write(streams.get(i), FakePixels.encode(picture, formats.get(i)));
            }
            for (var stream : streams) stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return show(files);
    }

    /// Plays bytes as they are, right or wrong, whatever format is asked for.
    public FakeCamera playEncoded(List<byte[]> pictures) {
        var file = newClip();
        try (var out = Files.newOutputStream(file)) {
            for (var picture : pictures) write(out, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return show(formats.stream().map(_ -> file).toList());
    }

    /// A lens cap with a little sensor noise.
    public FakeCamera playBlack() {
        var pictures = new ArrayList<Mat>();
        var random = new Random(1);
        for (var i = 0; i < 8; i++) {
            var noise = new byte[640 * 480 * 3];
            random.nextBytes(noise);
            for (var at = 0; at < noise.length; at++) noise[at] &= 3;
            var picture = new Mat(480, 640, opencv_core.CV_8UC3);
            picture.data().put(noise);
            pictures.add(picture);
        }
        return playAndClose(pictures.iterator());
    }

    /// The picture of now, again and again, with good timestamps.
    public FakeCamera freeze() {
        return mode("frozen");
    }

    /// Streams, but no frame ever comes.
    public FakeCamera silence() {
        return mode("silent");
    }

    /// Another program streams: it opens, but its format cannot be set.
    public FakeCamera busy() {
        return mode("busy");
    }

    /// The node may not be opened.
    public FakeCamera forbid() {
        return mode("forbidden");
    }

    /// System calls on it do not return until it is told something else.
    public FakeCamera hang() {
        return mode("hung");
    }

    /// Back to playing.
    public FakeCamera resume() {
        return mode("play");
    }

    /// A node that carries metadata instead of pictures, as every UVC camera has beside the real one.
    public FakeCamera metadataOnly() {
        kind = "metadata";
        return mode(mode);
    }

    /// Pulls the plug: open streams end, the node and its sysfs entry are gone.
    public void unplug() {
        try {
            Files.deleteIfExists(control());
            Files.deleteIfExists(node());
            bus.remove(ROOT.resolve("sys"), number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Back in the same socket, playing what it played.
    public void plugAgain() {
        try {
            bus.remove(ROOT.resolve("sys"), number);
            bus.add(ROOT.resolve("sys"), number);
            Files.createDirectories(node().getParent());
            if (Files.notExists(node())) Files.createFile(node());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (clips.isEmpty()) playBlack();
        else mode(mode);
    }

    @Override
    public void close() {
        unplug();
        deleteClips(List.of());
    }

    private FakeCamera mode(String mode) {
        this.mode = mode;
        var text = new StringBuilder(
                "card=" + bus.card() + "\ndriver=" + bus.driver() + "\nkind=" + kind + "\nmode=" + mode + "\n");
        for (var i = 0; i < formats.size(); i++) {
            var format = formats.get(i);
            text.append("format=%s %d %d %d %s\n"
                    .formatted(format.pixels(), format.width(), format.height(), format.fps(), clips.get(i)));
        }
        try {
            Files.createDirectories(control().getParent());
            var written = Files.writeString(control().resolveSibling("." + number + ".new"), text);
            Files.move(written, control(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private FakeCamera show(List<Path> files) {
        var old = List.copyOf(clips);
        clips.clear();
        clips.addAll(files);
        mode("play");
        deleteClips(old);
        return this;
    }

    private void deleteClips(List<Path> old) {
        try {
            for (var clip : old.isEmpty() ? clips : old) Files.deleteIfExists(clip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path control() {
        return ROOT.resolve("control/video" + number);
    }

    private static Path newClip() {
        try {
            Files.createDirectories(ROOT.resolve("frames"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ROOT.resolve("frames/" + ProcessHandle.current().pid() + "-" + CLIPS.incrementAndGet());
    }

    private static void write(OutputStream out, byte[] picture) throws IOException {
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(picture.length)
                .array());
        out.write(picture);
    }

    private static Path root() {
        var library = System.getenv("LD_PRELOAD");
        var root = System.getenv("FAKEV4L2");
        if (root == null || library == null || Files.notExists(Path.of(library)))
            throw new IllegalStateException("the test camera needs LD_PRELOAD and FAKEV4L2 in the environment, as"
                    + " Maven sets them; LD_PRELOAD=" + library + " FAKEV4L2=" + root);
        // a run that was killed left its cameras plugged in; a child of this run must not pull them out
        if (System.getProperty("basedir") != null) erase(Path.of(root));
        return Path.of(root);
    }

    private static void erase(Path root) {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (NoSuchFileException _) {
            // the first run
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
