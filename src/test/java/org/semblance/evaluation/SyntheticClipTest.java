package org.semblance.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.semblance.camera.FrameCondition;
import org.semblance.camera.Spectrum;

class SyntheticClipTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final SyntheticPerson PERSON = TestPeople.person(1);

    @Test
    void theSameSceneIsTheSamePicture() {
        var scene = Script.attempt(PERSON, 7, 60).scene();
        assertArrayEquals(bytes(take(scene.apply(20))), bytes(take(scene.apply(20))));
    }

    @Test
    void noTwoFramesOfALivingCameraAreEqual() {
        var scene = Script.sitting(PERSON, 7, 60).scene();
        assertFalse(Arrays.equals(bytes(take(scene.apply(20))), bytes(take(scene.apply(21)))));
    }

    @Test
    void aFrozenCameraRepeatsOnePicture() {
        var scene = Script.frozen(PERSON, 7, 60).scene();
        assertArrayEquals(bytes(take(scene.apply(0))), bytes(take(scene.apply(33))));
    }

    @Test
    void endsLikeARecording() throws Exception {
        try (var clip = SyntheticClip.of(Script.sitting(PERSON, 1, 3))) {
            for (var n = 0; n < 3; n++) {
                try (var frame = clip.next(SECOND).orElseThrow()) {
                    assertEquals(n, frame.sequence());
                    assertEquals(FrameCondition.USABLE, frame.condition());
                }
            }
            assertTrue(clip.next(SECOND).isEmpty());
        }
    }

    @Test
    void unpacedFramesCarryTheirNominalTimes() throws Exception {
        try (var clip = SyntheticClip.of(Script.emptyRoom(1, 2));
                var first = clip.next(SECOND).orElseThrow();
                var second = clip.next(SECOND).orElseThrow()) {
            assertEquals(33_333_333, second.timestampNanos() - first.timestampNanos());
        }
    }

    @Test
    void startsOverWhenItLoops() throws Exception {
        try (var clip = SyntheticClip.looping(Script.frozen(PERSON, 1, 2))) {
            var last = -1L;
            for (var n = 0; n < 4; n++) {
                try (var frame = clip.next(SECOND).orElseThrow()) {
                    assertTrue(frame.sequence() > last);
                    last = frame.sequence();
                }
            }
        }
    }

    @Test
    void closingEndsAWaitingRead() throws Exception {
        var clip = SyntheticClip.looping(Script.emptyRoom(1, 1));
        try (var threads = Executors.newSingleThreadExecutor()) {
            var reader = threads.submit(() -> {
                var frame = clip.next(SECOND);
                while (frame.isPresent()) {
                    frame.get().close();
                    frame = clip.next(SECOND);
                }
                return true;
            });
            clip.close();
            assertTrue(reader.get());
        }
    }

    @Test
    void aCoveredLensIsDark() throws Exception {
        try (var clip = SyntheticClip.of(Script.black(1));
                var frame = clip.next(SECOND).orElseThrow()) {
            assertEquals(FrameCondition.DARK, frame.condition());
        }
    }

    @Test
    void anEmitterThatBlinksLeavesEveryOtherFrameDark() throws Exception {
        try (var clip = SyntheticClip.of(Script.infrared(PERSON, 1, 2, true));
                var lit = clip.next(SECOND).orElseThrow();
                var unlit = clip.next(SECOND).orElseThrow()) {
            assertEquals(Spectrum.INFRARED, lit.spectrum());
            assertEquals(FrameCondition.USABLE, lit.condition());
            assertEquals(FrameCondition.STROBE, unlit.condition());
        }
    }

    @Test
    void infraredPicturesAreGrey() throws Exception {
        try (var picture = take(Script.infrared(PERSON, 1, 1, false).scene().apply(0))) {
            var bytes = bytes(picture);
            for (var index = 0; index < bytes.length; index += 3) {
                assertEquals(bytes[index], bytes[index + 1]);
                assertEquals(bytes[index], bytes[index + 2]);
            }
        }
    }

    @Test
    void refusesWhatIsNoPortrait() {
        for (var bytes : new int[] {0, 100}) {
            assertThrows(IllegalArgumentException.class, () -> SyntheticPerson.of("nobody", new byte[bytes]));
        }
    }

    @Test
    void aClipPlayedAfterAnotherHasTheLengthOfBoth() {
        var both = Script.emptyRoom(1, 5).then(Script.sitting(PERSON, 1, 7));
        assertEquals(12, both.length());
        assertTrue(both.scene().apply(4).people().isEmpty());
        assertEquals(1, both.scene().apply(5).people().size());
    }

    private static Mat take(Scene scene) {
        try (var camera = new SyntheticCamera()) {
            return camera.take(scene);
        }
    }

    private static byte[] bytes(Mat picture) {
        var bytes = new byte[Scene.WIDTH * Scene.HEIGHT * 3];
        picture.data().get(bytes);
        return bytes;
    }
}
