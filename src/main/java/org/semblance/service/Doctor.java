package org.semblance.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameCondition;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Answer.Check;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Level;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// Looks for whatever keeps Semblance from working, and says the fix.
final class Doctor {
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(3);
    private static final int FRAMES = 5;

    private final Equipment equipment;
    private final Equipment.CameraOpener cameras;
    private final List<Check> checks = new ArrayList<>();

    Doctor(Equipment equipment, Equipment.CameraOpener cameras) {
        this.equipment = equipment;
        this.cameras = cameras;
    }

    Answer examine(String user, CameraChoice camera, Consumer<Event> events) throws InterruptedException {
        models();
        events.accept(new Event.Progress(0.25));
        store(user);
        events.accept(new Event.Progress(0.5));
        camera(camera);
        events.accept(new Event.Progress(0.75));
        session(user);
        events.accept(new Event.Progress(1));
        return new Answer.Checks(List.copyOf(checks));
    }

    private void models() {
        try {
            var recognition = equipment.recognition();
            good(
                    "models",
                    Words.text(
                            "doctor.models",
                            recognition.modelId(),
                            recognition.provider().title()));
        } catch (ModelException e) {
            bad("models", Failures.of(e));
        }
    }

    private void store(String user) {
        try {
            checks.addAll(new StoreChecks(equipment.store()).run(user));
        } catch (StoreException e) {
            bad("store", Failures.of(e));
        }
    }

    private void camera(CameraChoice choice) throws InterruptedException {
        try (var source = cameras.open(choice)) {
            var usable = 0;
            for (var i = 0; i < FRAMES; i++) {
                var next = source.next(FRAME_TIMEOUT);
                if (next.isEmpty()) break;
                try (var frame = next.get()) {
                    if (frame.condition() == FrameCondition.USABLE) usable++;
                }
            }
            var name = source.identity().name();
            if (usable > 0) good("camera", Words.text("doctor.camera", name));
            else bad("camera", Words.text("doctor.camera.dark", name), Words.text("doctor.camera.dark.fix"));
        } catch (CameraException e) {
            bad("camera", Failures.of(e));
        }
    }

    private void session(String user) {
        try (var session = equipment.session(user)) {
            session.isLocked();
            good("session", Words.text("doctor.session", session.name()));
        } catch (SessionException e) {
            bad("session", Failures.of(e));
        }
    }

    private void good(String name, String finding) {
        checks.add(new Check(name, Level.OK, finding, ""));
    }

    private void bad(String name, String finding, String fix) {
        checks.add(new Check(name, Level.FAILED, finding, fix));
    }

    private void bad(String name, Failed failed) {
        bad(name, failed.message(), failed.remedy());
    }
}
