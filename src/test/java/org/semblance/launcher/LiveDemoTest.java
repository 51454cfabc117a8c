package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.Cameras;
import org.semblance.camera.FakeCamera;
import org.semblance.cli.CommandFailure;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.Inference;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.recognition.Recognition;
import org.semblance.ui.DemoWindow;
import org.semblance.ui.Theme;
import org.testfx.api.FxRobot;

class LiveDemoTest {
    private static final CameraChoice CAMERA = new CameraChoice(Optional.of("0"), false, true);

    private final FakeCamera camera = FakeCamera.plug(0);

    @TempDir
    Path scratch;

    @AfterEach
    void unplug() {
        camera.close();
    }

    @Test
    void closingTheWindowWhileEnrollingEndsItAndLeavesNothing() throws Exception {
        var script = Script.sitting(SyntheticPerson.bundled("person-01"), 1, 60);
        camera.playAndClose(SyntheticClip.pictures(script).iterator());
        var hinted = new CountDownLatch(1);
        try (var recognition = Recognition.open(Path.of("models"), new Inference(Inference.Choice.CPU));
                var store = ThrowAwayStore.in(scratch);
                var threads = Executors.newSingleThreadExecutor();
                var screen = new DemoScreen(
                        event -> {
                            if (event instanceof Event.Hint) hinted.countDown();
                        },
                        Optional.of(DemoWindow.show("Semblance", "", Theme.LIGHT)))) {
            var demo = threads.submit(
                    () -> new LiveDemo(screen, recognition, store).run(new Cameras(FakeCamera.settings()), CAMERA));
            hinted.await();
            new FxRobot().push(KeyCode.ESCAPE);
            var failure = assertThrows(ExecutionException.class, () -> demo.get(60, TimeUnit.SECONDS));
            assertInstanceOf(CommandFailure.class, failure.getCause());
        }
        try (var left = Files.list(scratch)) {
            assertEquals(0, left.count());
        }
    }
}
