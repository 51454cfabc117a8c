package org.semblance.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatestFrameTest {
    private final LatestFrame latest = new LatestFrame("camera");

    @Test
    void givesTheNewestAndClosesWhatItReplaces() throws Exception {
        var old = frame(0);
        latest.put(old);
        latest.put(frame(1));
        assertTrue(old.bgr().isNull());
        try (var taken = latest.take(Duration.ZERO).orElseThrow()) {
            assertEquals(1, taken.sequence());
        }
    }

    @Test
    void givesAFrameOnce() throws Exception {
        latest.put(frame(0));
        latest.take(Duration.ZERO).orElseThrow().close();
        assertThrows(CameraException.Silent.class, () -> latest.take(Duration.ofMillis(5)));
    }

    @Test
    void closesWhatIsLeftAndWhatComesLate() throws Exception {
        var left = frame(0);
        var late = frame(1);
        latest.put(left);
        latest.close();
        latest.put(late);
        assertTrue(left.bgr().isNull());
        assertTrue(late.bgr().isNull());
        assertTrue(latest.take(Duration.ZERO).isEmpty());
    }

    @Test
    void leavesATakenFrameToItsTaker() throws Exception {
        latest.put(frame(0));
        try (var taken = latest.take(Duration.ZERO).orElseThrow()) {
            latest.put(frame(1));
            latest.close();
            assertFalse(taken.bgr().isNull());
        }
    }

    @Test
    void failsForGood() {
        latest.fail(new CameraException.Unplugged("camera"));
        latest.put(frame(0));
        assertThrows(CameraException.Unplugged.class, () -> latest.take(Duration.ZERO));
        assertThrows(CameraException.Unplugged.class, () -> latest.take(Duration.ZERO));
        latest.close();
    }

    private static Frame frame(long number) {
        return new Frame(
                TestPictures.quadrant(64, 64), number, System.nanoTime(), Spectrum.COLOR, FrameCondition.USABLE);
    }
}
