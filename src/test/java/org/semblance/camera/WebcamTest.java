package org.semblance.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebcamTest {
    /// Long enough on a busy machine.
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Duration SHORTLY = Duration.ofMillis(600);

    private FakeCamera camera;

    @AfterEach
    void unplug() {
        if (camera != null) camera.close();
    }

    @ParameterizedTest
    @EnumSource
    void showsThePictureInEveryFormat(FakeCamera.Pixels pixels) throws Exception {
        camera = FakeCamera.plug(0, new FakeCamera.Format(pixels, 640, 480, 30));
        camera.play(TestPictures.quadrants(640, 480));
        try (var source = open();
                var frame = next(source)) {
            assertEquals(640, frame.width());
            assertEquals(480, frame.height());
            assertEquals(FrameCondition.USABLE, frame.condition());
            TestPictures.assertQuadrants(frame);
        }
    }

    @Test
    void takesTheModeNextToVgaAtThirtyFrames() throws Exception {
        camera = FakeCamera.plug(
                0,
                new FakeCamera.Format(FakeCamera.Pixels.YUYV, 1280, 720, 10),
                new FakeCamera.Format(FakeCamera.Pixels.YUYV, 320, 240, 30),
                new FakeCamera.Format(FakeCamera.Pixels.GREY, 640, 480, 30),
                new FakeCamera.Format(FakeCamera.Pixels.MJPG, 800, 600, 30),
                new FakeCamera.Format(FakeCamera.Pixels.MJPG, 1280, 720, 30));
        camera.play(TestPictures.quadrants(640, 480));
        try (var source = open();
                var frame = next(source)) {
            assertEquals(800, frame.width());
            assertEquals(Spectrum.COLOR, frame.spectrum());
            TestPictures.assertQuadrants(frame);
        }
    }

    @Test
    void numbersAndStampsFramesInOrder() throws Exception {
        camera = FakeCamera.plug(0).play(TestPictures.quadrants(640, 480));
        var before = System.nanoTime();
        try (var source = open();
                var first = next(source);
                var second = next(source)) {
            assertTrue(first.sequence() < second.sequence());
            assertTrue(before < first.timestampNanos() && first.timestampNanos() < second.timestampNanos());
            assertTrue(second.timestampNanos() < System.nanoTime());
        }
    }

    @Test
    void playsWhatIsPutBeforeItNext() throws Exception {
        camera = FakeCamera.plug(0).play(TestPictures.levels(640, 480, 60, 60, 60));
        try (var source = open()) {
            assertEquals(60, level(next(source)), 8);
            camera.play(TestPictures.levels(640, 480, 200, 200, 200));
            while (true) if (level(next(source)) > 190) break;
            assertEquals(200, level(next(source)), 8);
        }
    }

    @Test
    void endsWhenTheDeviceDisappearsMidStream() throws Exception {
        camera = FakeCamera.plug(0).play(TestPictures.quadrants(640, 480));
        try (var source = open()) {
            next(source).close();
            camera.unplug();
            assertThrows(CameraException.Unplugged.class, () -> drain(source, SOON));
            assertThrows(CameraException.Unplugged.class, () -> source.next(SOON), "and stays so");
        }
        camera.plugAgain();
        try (var source = open()) {
            TestPictures.assertQuadrants(next(source));
        }
    }

    @Test
    void isSilentWhenNoFrameComes() throws Exception {
        camera = FakeCamera.plug(0).silence();
        try (var source = open()) {
            var longerThanOpenCvWaits = OpenCv.PATIENCE.multipliedBy(2);
            assertThrows(CameraException.Silent.class, () -> source.next(longerThanOpenCvWaits));
            camera.resume();
            next(source).close();
        }
    }

    @Test
    void disappearsAlsoWhileItIsSilent() throws Exception {
        camera = FakeCamera.plug(0).silence();
        try (var source = open()) {
            camera.unplug();
            assertThrows(CameraException.Unplugged.class, () -> source.next(SOON));
        }
    }

    @Test
    void takesAFrozenPictureForSilence() throws Exception {
        camera = FakeCamera.plug(0).play(TestPictures.quadrants(640, 480));
        try (var source = open()) {
            next(source).close();
            camera.freeze();
            assertThrows(CameraException.Silent.class, () -> drain(source, SHORTLY));
        }
    }

    @Test
    void marksACoveredLensDark() throws Exception {
        camera = FakeCamera.plug(0).playBlack();
        try (var source = open();
                var frame = next(source)) {
            assertEquals(FrameCondition.DARK, frame.condition());
        }
    }

    @Test
    void marksACoveredLensDarkEvenWithoutAnyNoise() throws Exception {
        camera = FakeCamera.plug(0).play(TestPictures.levels(640, 480, 0).subList(0, 1));
        try (var source = open()) {
            assertEquals(FrameCondition.DARK, next(source).condition());
            assertEquals(FrameCondition.DARK, next(source).condition());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GREY", "Y16"})
    void marksTheDarkHalfOfAStrobingEmitter(FakeCamera.Pixels pixels) throws Exception {
        camera = FakeCamera.plug(0, new FakeCamera.Format(pixels, 640, 360, 30));
        camera.play(TestPictures.levels(640, 360, 160, 40, 160, 40, 160, 40));
        try (var source = open()) {
            var seen = new HashSet<FrameCondition>();
            while (seen.size() < 2) {
                try (var frame = next(source)) {
                    var expected = level(frame) < 100 ? FrameCondition.STROBE : FrameCondition.USABLE;
                    assertEquals(expected, frame.condition(), "frame " + frame.sequence());
                    seen.add(frame.condition());
                }
            }
            assertEquals(Set.of(FrameCondition.STROBE, FrameCondition.USABLE), seen);
        }
    }

    @Test
    void leavesOutSpoiltJpegsOfAStream() throws Exception {
        camera = FakeCamera.plug(0, new FakeCamera.Format(FakeCamera.Pixels.MJPG, 640, 480, 30));
        var good =
                TestPictures.quadrants(640, 480).stream().map(FakePixels::jpeg).toList();
        var cutOff = Arrays.copyOf(good.getFirst(), good.getFirst().length / 2);
        camera.playEncoded(List.of(good.get(0), cutOff, good.get(1), new byte[] {1, 2, 3}, good.get(2), new byte[0]));
        try (var source = open()) {
            var last = -1L;
            var missing = 0L;
            for (var i = 0; i < 9; i++) {
                try (var frame = next(source)) {
                    TestPictures.assertQuadrants(frame);
                    missing += frame.sequence() - last - 1;
                    last = frame.sequence();
                }
            }
            assertTrue(missing >= 6, "gaps in the sequence tell of " + missing + " lost frames");
        }
    }

    @Test
    void isUnreadableWhenEveryJpegIsSpoilt() throws Exception {
        camera = FakeCamera.plug(0, new FakeCamera.Format(FakeCamera.Pixels.MJPG, 640, 480, 30));
        camera.playEncoded(List.of(new byte[] {1}, new byte[] {2}));
        try (var source = open()) {
            assertThrows(CameraException.Unreadable.class, () -> source.next(SOON));
        }
    }

    @Test
    void refusesAJpegThatClaimsToBeEnormous() throws Exception {
        camera = FakeCamera.plug(0, new FakeCamera.Format(FakeCamera.Pixels.MJPG, 640, 480, 30));
        camera.playEncoded(List.of(TestPictures.bombJpeg(1), TestPictures.bombJpeg(2)));
        try (var source = open()) {
            assertThrows(CameraException.Unreadable.class, () -> source.next(SOON));
        }
    }

    @Test
    void scalesEightThousandPixelsDown() throws Exception {
        camera = FakeCamera.plug(0, new FakeCamera.Format(FakeCamera.Pixels.MJPG, 7680, 4320, 30));
        camera.play(TestPictures.quadrants(640, 360).subList(0, 2));
        try (var source = open();
                var frame = next(source)) {
            assertEquals(1280, frame.width());
            assertEquals(720, frame.height());
            TestPictures.assertQuadrants(frame);
        }
    }

    @Test
    void refusesPicturesOfOnePixel() throws Exception {
        camera = FakeCamera.plug(0, new FakeCamera.Format(FakeCamera.Pixels.GREY, 1, 1, 30));
        camera.play(TestPictures.levels(64, 64, 10, 200));
        try (var source = open()) {
            var refusal = assertThrows(CameraException.Unreadable.class, () -> source.next(SOON));
            assertTrue(refusal.getMessage().contains("1x1"), refusal.getMessage());
        }
    }

    @Test
    void isForbiddenWhereTheNodeIs() {
        camera = FakeCamera.plug(0).forbid();
        assertThrows(CameraException.Forbidden.class, WebcamTest::open);
    }

    @Test
    void isBusyWhereTheDriverSaysSo() {
        camera = FakeCamera.plug(0).busy();
        var refusal = assertThrows(CameraException.Busy.class, WebcamTest::open);
        assertTrue(refusal.getMessage().contains("another process"), refusal.getMessage());
    }

    @Test
    void namesTheProgramThatHoldsTheCamera() throws Exception {
        camera = FakeCamera.plug(0).play(TestPictures.quadrants(640, 480));
        var other = HoldCamera.start("0");
        try {
            var refusal = assertThrows(CameraException.Busy.class, WebcamTest::open);
            assertTrue(refusal.getMessage().contains("java (" + other.pid() + ")"), refusal.getMessage());
        } finally {
            HoldCamera.stop(other);
        }
        try (var source = open()) {
            TestPictures.assertQuadrants(next(source));
        }
    }

    @Test
    void doesNotWaitForADriverThatHangsOnOpening() throws Exception {
        camera = FakeCamera.plug(0).play(TestPictures.quadrants(640, 480));
        var found = new Cameras(FakeCamera.settings()).list().getFirst();
        camera.hang();
        assertThrows(CameraException.Silent.class, () -> Webcam.open(found, SHORTLY));
        camera.resume();
        try (var source = openWhenFree()) {
            next(source).close();
        }
    }

    @Test
    void anOpeningThatIsTakenBackLetsGoOfTheCamera() throws Exception {
        camera = FakeCamera.plug(0).play(TestPictures.quadrants(640, 480));
        var found = new Cameras(FakeCamera.settings()).list().getFirst();
        camera.hang();
        var opening = new FutureTask<>(() -> Webcam.open(found, SOON));
        var thread = Thread.ofPlatform().start(opening);
        while (thread.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
        thread.interrupt();
        camera.resume();
        var thrown = assertThrows(ExecutionException.class, opening::get);
        assertInstanceOf(InterruptedException.class, thrown.getCause());
        try (var source = open()) {
            next(source).close();
        }
    }

    /// Who was given up has the device until the driver comes back to them.
    private static FrameSource openWhenFree() throws Exception {
        var last = System.nanoTime() + SOON.toNanos();
        while (true) {
            try {
                return open();
            } catch (CameraException.Busy e) {
                if (System.nanoTime() > last) throw e;
                LockSupport.parkNanos(10_000_000);
            }
        }
    }

    @Test
    void doesNotWaitForADriverThatHangsMidStream() throws Exception {
        camera = FakeCamera.plug(0).play(TestPictures.quadrants(640, 480));
        try (var source = open()) {
            next(source).close();
            camera.hang();
            assertThrows(CameraException.Silent.class, () -> drain(source, SHORTLY));
        }
    }

    @Test
    void givesTheDeviceBackWhenItIsClosed() throws Exception {
        camera = FakeCamera.plug(0).play(TestPictures.quadrants(640, 480));
        for (var i = 0; i < 5; i++) {
            try (var source = open()) {
                next(source).close();
            }
        }
        assertEquals(Optional.empty(), DeviceProblem.holder(camera.node()));
    }

    @Test
    void closingEndsAWaitingNext() throws Exception {
        camera = FakeCamera.plug(0).silence();
        var source = open();
        var waiting = new FutureTask<>(() -> source.next(Duration.ofDays(1)));
        Thread.ofVirtual().start(waiting);
        source.close();
        assertEquals(Optional.empty(), waiting.get());
        assertEquals(Optional.empty(), source.next(SOON));
    }

    @Test
    void isGoneWhenTheNodeIs() throws Exception {
        camera = FakeCamera.plug(0);
        Files.delete(camera.node());
        assertThrows(CameraException.Unplugged.class, WebcamTest::open);
    }

    private static FrameSource open() throws Exception {
        return new Cameras(FakeCamera.settings()).open("0", OpenOptions.DEFAULT);
    }

    private static Frame next(FrameSource source) throws Exception {
        return source.next(SOON).orElseThrow();
    }

    private static void drain(FrameSource source, Duration timeout) throws Exception {
        while (true) source.next(timeout).orElseThrow().close();
    }

    private static int level(Frame frame) {
        Mat pixels = frame.bgr();
        return Byte.toUnsignedInt(Picture.bytes(pixels).get(0));
    }
}
