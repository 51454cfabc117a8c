package org.semblance.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "a.JPEG", "a.png", "a.bmp"})
    void showsEveryKindOfFile(String name) throws Exception {
        write(name.toLowerCase(), TestPictures.quadrant(320, 240));
        if (!name.equals(name.toLowerCase())) Files.move(folder.resolve(name.toLowerCase()), folder.resolve(name));
        try (var frame = only()) {
            assertEquals(320, frame.width());
            assertEquals(Spectrum.COLOR, frame.spectrum());
            TestPictures.assertQuadrants(frame);
        }
    }

    @Test
    void nobodyWaitsForAPipe() throws Exception {
        var pipe = folder.resolve("pipe.jpg");
        Pipe.make(pipe);
        assertThrows(CameraException.Unreadable.class, () -> Picture.read(pipe));
    }

    @Test
    void playsInTheOrderOfNamesAndLeavesOtherFilesAlone() throws Exception {
        for (var level : new int[] {3, 1, 2})
            write("frame-" + level + ".png", new Mat(64, 64, opencv_core.CV_8UC3, Scalar.all(50 * level)));
        Files.writeString(folder.resolve("notes.txt"), "not a picture");
        Files.createDirectory(folder.resolve("more"));
        Pipe.make(folder.resolve("frame-0.png"));
        try (var source = open(false)) {
            var last = 0L;
            for (var i = 1; i <= 3; i++) {
                try (var frame = source.next(SOON).orElseThrow()) {
                    TestPictures.assertPixel(frame, 0.5, 0.5, 50 * i, 50 * i, 50 * i);
                    assertEquals(i - 1, frame.sequence());
                    if (i > 1) assertEquals(33_333_333, frame.timestampNanos() - last);
                    last = frame.timestampNanos();
                }
            }
            assertTrue(source.next(SOON).isEmpty());
        }
    }

    @Test
    void turnsAPhotoUprightAsItsExifDataSays() throws Exception {
        var upright = TestPictures.quadrant(240, 320);
        var lying = new Mat();
        opencv_core.rotate(upright, lying, opencv_core.ROTATE_90_COUNTERCLOCKWISE);
        Files.write(folder.resolve("a.jpg"), TestPictures.withOrientation(FakePixels.jpeg(lying), 6));
        try (var frame = only()) {
            assertEquals(240, frame.width());
            assertEquals(320, frame.height());
            TestPictures.assertQuadrants(frame);
        }
    }

    @Test
    void reducesSixteenBitsToEight() throws Exception {
        var deep = new Mat();
        TestPictures.quadrant(320, 240).convertTo(deep, opencv_core.CV_16U, 257, 0);
        write("a.png", deep);
        try (var frame = only()) {
            TestPictures.assertQuadrants(frame);
        }
    }

    @Test
    void makesGreyThreeEqualChannels() throws Exception {
        write("a.png", new Mat(100, 100, opencv_core.CV_8UC1, Scalar.all(77)));
        try (var frame = only()) {
            TestPictures.assertPixel(frame, 0.5, 0.5, 77, 77, 77);
        }
    }

    @Test
    void dropsTransparency() throws Exception {
        var transparent = new Mat();
        opencv_imgproc.cvtColor(TestPictures.quadrant(320, 240), transparent, opencv_imgproc.COLOR_BGR2BGRA);
        write("a.png", transparent);
        try (var frame = only()) {
            TestPictures.assertQuadrants(frame);
        }
    }

    @Test
    void scalesEightThousandPixelsDown() throws Exception {
        write("a.jpg", TestPictures.quadrant(7680, 4320));
        try (var frame = only()) {
            assertEquals(1280, frame.width());
            assertEquals(720, frame.height());
            TestPictures.assertQuadrants(frame);
        }
    }

    @Test
    void namesTheFileOfOnePixel() throws Exception {
        write("tiny.png", new Mat(1, 1, opencv_core.CV_8UC3, Scalar.all(9)));
        assertUnreadable("tiny.png");
    }

    @Test
    void namesTheFileThatIsNoPicture() throws Exception {
        Files.writeString(folder.resolve("a.jpg"), "this is not a picture");
        assertUnreadable("a.jpg");
    }

    @Test
    void namesTheEmptyFile() throws Exception {
        Files.createFile(folder.resolve("empty.bmp"));
        assertUnreadable("empty.bmp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "a.png", "a.bmp"})
    void namesTheFileThatIsCutOff(String name) throws Exception {
        write(name, TestPictures.quadrant(320, 240));
        var bytes = Files.readAllBytes(folder.resolve(name));
        for (var part = 1; part < 8; part++) {
            Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length * part / 8));
            assertUnreadable(name);
        }
    }

    @Test
    void refusesAPictureThatClaimsToBeEnormous() throws Exception {
        Files.write(folder.resolve("bomb.jpg"), TestPictures.bombJpeg(1));
        assertUnreadable("bomb.jpg");
    }

    @Test
    void isUnreadableWithoutPictures() {
        var refusal = assertThrows(CameraException.Unreadable.class, () -> open(false));
        assertTrue(refusal.getMessage().contains(folder.toString()), refusal.getMessage());
    }

    @Test
    void marksDarkPictures() throws Exception {
        write("a.png", new Mat(100, 100, opencv_core.CV_8UC3, Scalar.all(5)));
        try (var frame = only()) {
            assertEquals(FrameCondition.DARK, frame.condition());
        }
    }

    @Test
    void pacedComesNoSoonerThanItIsDue() throws Exception {
        for (var i = 0; i < 4; i++) write(i + ".png", TestPictures.quadrant(64, 64));
        try (var source = open(true)) {
            var last = -1L;
            for (var next = source.next(SOON); next.isPresent(); next = source.next(SOON)) {
                try (var frame = next.get()) {
                    assertTrue(frame.timestampNanos() <= System.nanoTime());
                    assertTrue(frame.sequence() > last);
                    last = frame.sequence();
                }
            }
        }
    }

    @Test
    void closingEndsAWaitingNext() throws Exception {
        for (var i = 0; i < 2; i++) write(i + ".png", TestPictures.quadrant(64, 64));
        var source = new Recording(folder, new Slow(), true);
        source.next(SOON).orElseThrow().close();
        var waiting = new FutureTask<>(() -> source.next(Duration.ofDays(1)));
        Thread.ofVirtual().start(waiting);
        source.close();
        assertEquals(Optional.empty(), waiting.get());
    }

    @Test
    void isSilentUntilThePictureIsDue() throws Exception {
        try (var source = new Recording(folder, new Slow(), true)) {
            source.next(SOON).orElseThrow().close();
            assertThrows(CameraException.Silent.class, () -> source.next(Duration.ofMillis(5)));
        }
    }

    @Test
    void isRefusedWhereVirtualCamerasAre() throws Exception {
        write("a.png", TestPictures.quadrant(64, 64));
        var cameras = new Cameras(FakeCamera.settings());
        assertThrows(CameraException.Virtual.class, () -> cameras.open(folder.toString(), OpenOptions.DEFAULT));
    }

    /// Two pictures, an hour apart.
    private static final class Slow implements Recording.Pictures {
        @Override
        public int count() {
            return 2;
        }

        @Override
        public double framesPerSecond() {
            return 1.0 / 3600;
        }

        @Override
        public Mat read(int number) {
            return TestPictures.quadrant(64, 64);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private void write(String name, Mat picture) {
        assertTrue(opencv_imgcodecs.imwrite(folder.resolve(name).toString(), picture));
    }

    private FrameSource open(boolean paced) throws Exception {
        return new Cameras(FakeCamera.settings()).open(folder.toString(), new OpenOptions(true, paced));
    }

    private Frame only() throws Exception {
        try (var source = open(false)) {
            return source.next(SOON).orElseThrow();
        }
    }

    private void assertUnreadable(String name) {
        var refusal = assertThrows(CameraException.Unreadable.class, this::only);
        assertTrue(refusal.getMessage().contains(name), refusal.getMessage());
    }
}
