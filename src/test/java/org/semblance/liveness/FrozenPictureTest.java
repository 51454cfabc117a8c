package org.semblance.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.semblance.camera.Frame;
import org.semblance.camera.FrameCondition;
import org.semblance.camera.Spectrum;
import org.semblance.detect.Box;
import org.semblance.detect.Face;
import org.semblance.detect.Landmarks;
import org.semblance.detect.TrackedFace;
import org.semblance.liveness.Liveness.State;

class FrozenPictureTest {
    private final FrozenPicture cue = new FrozenPicture();
    private long sequence;

    @Test
    void oneFrameSaysNothing() {
        assertEquals(State.PENDING, observe(1, 100));
    }

    @Test
    void aPictureThatChangesIsClear() {
        observe(1, 100);
        assertEquals(State.CLEAR, observe(1, 101));
    }

    @Test
    void aRepeatedFrameWaits() {
        observe(1, 100);
        observe(1, 101);
        assertEquals(State.PENDING, observe(1, 101));
        assertEquals(State.CLEAR, observe(1, 102));
    }

    @Test
    void aStandingPictureIsDenied() {
        for (var i = 0; i < FrozenPicture.PATIENCE_FRAMES; i++) assertNotEquals(State.DENIED, observe(1, 100));
        assertEquals(State.DENIED, observe(1, 100));
    }

    @Test
    void aNewTrackBeginsAnew() {
        observe(1, 100);
        observe(1, 101);
        assertEquals(State.PENDING, observe(2, 102));
    }

    @Test
    void aBoxThatMovesOverAStandingPictureMakesItNoLiveOne() {
        var picture = new Mat(120, 160, opencv_core.CV_8UC3, Scalar.all(100));
        for (var i = 0; i < FrozenPicture.PATIENCE_FRAMES; i++) {
            assertEquals(State.PENDING, observe(1, picture.clone(), new Box(40 + i % 3, 30, 50 + i % 4, 60)));
        }
        assertEquals(State.DENIED, observe(1, picture, new Box(38, 30, 50, 60)));
    }

    @Test
    void changesOutsideTheFaceDoNotCount() {
        for (var i = 0; i <= FrozenPicture.PATIENCE_FRAMES; i++) {
            var picture = new Mat(120, 160, opencv_core.CV_8UC3, Scalar.all(i));
            try (var area = new Rect(40, 30, 50, 60);
                    var face = picture.apply(area)) {
                face.put(Scalar.all(200));
            }
            assertNotEquals(State.CLEAR, observe(1, picture));
        }
    }

    private State observe(long track, int grey) {
        return observe(track, new Mat(120, 160, opencv_core.CV_8UC3, Scalar.all(grey)));
    }

    private State observe(long track, Mat picture) {
        return observe(track, picture, new Box(40, 30, 50, 60));
    }

    private State observe(long track, Mat picture, Box box) {
        var face = new Face(box, Landmarks.of(50, 40, 80, 40, 65, 55, 55, 75, 75, 75), 0.9);
        try (var frame = new Frame(picture, sequence++, 0, Spectrum.COLOR, FrameCondition.USABLE)) {
            return cue.observe(frame, new TrackedFace(track, face)).state();
        }
    }
}
