package org.semblance.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebcamTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @EnumSource
    void showsThePictureInEveryFormat(FakeCamera.Pixels pixels) throws Exception {
        try (var camera = FakeCamera.plug(0, new FakeCamera.Format(pixels, 640, 480, 30))) {
            camera.play(TestPictures.quadrants(640, 480));
            try (var source = open();
                    var frame = source.next(SOON).orElseThrow()) {
                assertEquals(640, frame.width());
                assertEquals(480, frame.height());
                TestPictures.assertQuadrants(frame);
            }
        }
    }

    private static FrameSource open() throws Exception {
        return new Cameras(FakeCamera.settings()).open("0", OpenOptions.DEFAULT);
    }
}
