package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.CameraSettings;
import org.semblance.camera.Cameras;
import org.semblance.cli.CommandFailure;
import org.semblance.cli.DemoOptions;
import org.semblance.cli.DemoReport.Attempt;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;

class DemoTest {
    private static final Path MODELS = Path.of("models");

    @TempDir
    Path empty;

    @TempDir
    Path scratch;

    @Test
    void theOwnerGetsInTheStrangersDoNotAndNothingIsKept() throws Exception {
        var progress = new ArrayList<Double>();
        var report = demo(MODELS).run(options(CameraChoice.DEFAULT), event -> {
            if (event instanceof Event.Progress(var fraction)) progress.add(fraction);
        });
        assertEquals(
                List.of(false, false, false, true),
                report.attempts().stream().map(Attempt::accepted).toList());
        assertTrue(report.isAsExpected());
        assertEquals(1, progress.getLast());
        try (var left = Files.list(scratch)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void saysWhichCameraIsNotThere() throws Exception {
        var choice = new CameraChoice(Optional.of("/dev/video9"), false, true);
        var failure = assertThrows(CommandFailure.class, () -> demo(MODELS).run(options(choice), _ -> {}));
        assertTrue(failure.getMessage().contains("/dev/video9"), failure.getMessage());
    }

    @Test
    void saysThatTheModelsAreMissing() {
        assertThrows(CommandFailure.class, () -> demo(empty).run(options(CameraChoice.DEFAULT), _ -> {}));
    }

    private Demo demo(Path models) {
        return new Demo(models, new Cameras(new CameraSettings(empty, empty)), scratch);
    }

    private static DemoOptions options(CameraChoice camera) {
        return new DemoOptions(camera, false, DemoOptions.Theme.AUTO);
    }
}
