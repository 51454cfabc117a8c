package org.semblance.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MjpegAviTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<byte[]> JPEGS =
            TestPictures.quadrants(160, 120).stream().map(FakePixels::jpeg).toList();

    @TempDir
    private Path folder;

    @Test
    void playsEveryFrameAtItsOwnRate() throws Exception {
        try (var source = open(AviFile.of(JPEGS))) {
            assertEquals("recording:clip.avi", source.identity().id());
            assertTrue(source.identity().virtual());
            var last = 0L;
            for (var i = 0; i < JPEGS.size(); i++) {
                try (var frame = source.next(SOON).orElseThrow()) {
                    TestPictures.assertQuadrants(frame);
                    assertEquals(i, frame.sequence());
                    if (i > 0) assertEquals(100_000_000, frame.timestampNanos() - last);
                    last = frame.timestampNanos();
                }
            }
            assertTrue(source.next(SOON).isEmpty());
        }
    }

    @Test
    void playsAFileOfAnotherProgram() throws Exception {
        try (var clip = new MjpegAvi(Path.of("src/test/resources/org/semblance/camera/from-ffmpeg.avi"))) {
            assertEquals(6, clip.count());
            assertEquals(15, clip.framesPerSecond());
            for (var i = 0; i < 6; i++) {
                try (var picture = clip.read(i)) {
                    assertEquals(128, picture.cols());
                    assertEquals(96, picture.rows());
                }
            }
        }
    }

    @Test
    void repeatsAPictureForAnEmptyFrame() throws Exception {
        var bytes = new AviFile()
                .start("MJPG", 1, 10)
                .chunk("00dc", new byte[0])
                .chunk("00dc", JPEGS.getFirst())
                .chunk("00dc", new byte[0])
                .bytes();
        try (var clip = new MjpegAvi(write(bytes))) {
            assertEquals(2, clip.count());
            clip.read(1).close();
        }
    }

    @Test
    void findsTheVideoBehindASoundTrack() throws Exception {
        var bytes = new AviFile()
                .name("RIFF")
                .number(0)
                .name("AVI ")
                .streamHeader("auds", "\0\0\0\0", 1, 44_100)
                .streamHeader("vids", "mjpg", 1001, 30_000)
                .chunk("00wb", new byte[101])
                .chunk("01dc", JPEGS.getFirst())
                .bytes();
        try (var clip = new MjpegAvi(write(bytes))) {
            assertEquals(1, clip.count());
            assertEquals(29.97, clip.framesPerSecond(), 0.001);
        }
    }

    @Test
    void playsWhatIsWholeOfATruncatedFile() throws Exception {
        var bytes = AviFile.of(JPEGS);
        try (var clip = new MjpegAvi(write(Arrays.copyOf(bytes, bytes.length - 100)))) {
            assertEquals(JPEGS.size() - 1, clip.count());
            assertFalse(clip.whole());
        }
    }

    @Test
    void isReadableOrUnreadableWhereverItIsCut() throws Exception {
        var bytes = AviFile.of(JPEGS.subList(0, 2));
        var headers = bytes.length - JPEGS.get(0).length - JPEGS.get(1).length;
        for (var length = 0; length < bytes.length; length += length < headers ? 1 : 97) {
            var part = write(Arrays.copyOf(bytes, length));
            try (var clip = new MjpegAvi(part)) {
                assertEquals(1, clip.count());
            } catch (CameraException.Unreadable e) {
                assertTrue(e.getMessage().contains("clip.avi"), e.getMessage());
            }
        }
    }

    @Test
    void survivesRandomDamage() throws Exception {
        var random = new Random(7);
        var good = AviFile.of(JPEGS.subList(0, 2));
        for (var i = 0; i < 300; i++) {
            var bytes = good.clone();
            for (var j = 0; j < 4; j++) bytes[random.nextInt(400)] = (byte) random.nextInt();
            try (var clip = new MjpegAvi(write(bytes))) {
                assertTrue(clip.count() <= 2);
                for (var frame = 0; frame < clip.count(); frame++)
                    clip.read(frame).close();
            } catch (CameraException.Unreadable e) {
                assertTrue(e.getMessage().contains("clip.avi"), e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 64_000_001})
    void doesNotBelieveAHostileChunkLength(int length) throws Exception {
        var bytes = new AviFile()
                .start("MJPG", 1, 10)
                .chunk("00dc", JPEGS.getFirst())
                .name("00dc")
                .number(length)
                .bytes();
        try (var clip = new MjpegAvi(write(bytes))) {
            assertEquals(1, clip.count());
        }
    }

    @Test
    void refusesAFrameThatIsTooLargeThoughTheFileIsToo() throws Exception {
        var bytes = new AviFile()
                .start("MJPG", 1, 10)
                .name("00dc")
                .number(200_000_000)
                .bytes();
        var file = write(bytes);
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(300_000_000);
        }
        assertRefused(file, "200000000 bytes");
    }

    @Test
    void refusesMoreFramesThanAnyoneRecords() throws Exception {
        var chunk = new AviFile().chunk("00dc", new byte[0]).bytes();
        var start = new AviFile()
                .start("MJPG", 1, 10)
                .chunk("00dc", JPEGS.getFirst())
                .bytes();
        var bytes = Arrays.copyOf(start, start.length + 1_000_001 * chunk.length);
        for (var at = start.length; at < bytes.length; at += chunk.length)
            System.arraycopy(chunk, 0, bytes, at, chunk.length);
        assertRefused(write(bytes), "more than");
    }

    @Test
    void refusesAFrameRateOfNonsense() throws Exception {
        assertRefused(write(new AviFile().start("MJPG", 0, 30).bytes()), "frames a second");
        assertRefused(write(new AviFile().start("MJPG", 1, -1).bytes()), "frames a second");
        assertRefused(write(new AviFile().start("MJPG", -1, 1).bytes()), "frames a second");
    }

    @Test
    void namesTheCodecItCannotPlay() throws Exception {
        assertRefused(write(new AviFile().start("H264", 1, 30).bytes()), "H264");
    }

    @Test
    void refusesOtherFiles() throws Exception {
        assertRefused(write(new byte[0]), "not an AVI");
        assertRefused(write("RIFF....WAVEfmt ".getBytes()), "not an AVI");
        assertRefused(write(new AviFile().start("MJPG", 1, 30).bytes()), "no whole frame");
    }

    @Test
    void namesTheFrameThatIsDamaged() throws Exception {
        try (var source = open(AviFile.of(List.of(JPEGS.get(0), new byte[] {1, 2}, JPEGS.get(2))))) {
            source.next(SOON).orElseThrow().close();
            var refusal = assertThrows(CameraException.Unreadable.class, () -> source.next(SOON));
            assertTrue(refusal.getMessage().contains("frame 1"), refusal.getMessage());
            assertEquals(2, source.next(SOON).orElseThrow().sequence(), "and goes on behind it");
        }
    }

    private FrameSource open(byte[] bytes) throws Exception {
        return new Cameras(FakeCamera.settings()).open(write(bytes).toString(), new OpenOptions(true, false));
    }

    private Path write(byte[] bytes) throws Exception {
        return Files.write(folder.resolve("clip.avi"), bytes);
    }

    private static void assertRefused(Path file, String reason) {
        var refusal = assertThrows(CameraException.Unreadable.class, () -> new MjpegAvi(file));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
