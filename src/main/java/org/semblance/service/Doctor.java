package org.semblance.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.semblance.camera.CameraException;
import org.semblance.camera.FrameCondition;
import org.semblance.camera.FrameSource;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Answer.Check;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Level;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.pam.PamFolder;
import org.semblance.policy.PolicyException;
import org.semblance.policy.Rate;
import org.semblance.session.SessionException;
import org.semblance.store.StoreException;

/// Looks for whatever keeps Semblance from working, and says the fix.
final class Doctor {
    private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(3);
    private static final int FRAMES = 5;

    /// Lends the camera for a check.
    @FunctionalInterface
    interface Lender {
        Answer lend(CameraCheck check) throws InterruptedException;
    }

    @FunctionalInterface
    interface CameraCheck {
        Answer of(FrameSource source) throws CameraException, InterruptedException;
    }

    private final Equipment equipment;
    private final NetworkInquiry networks;
    private final Lender cameras;
    private final LoginPasswords passwords;
    private final List<Check> checks = new ArrayList<>();

    Doctor(Equipment equipment, NetworkInquiry networks, Lender cameras, LoginPasswords passwords) {
        this.passwords = passwords;
        this.equipment = equipment;
        this.networks = networks;
        this.cameras = cameras;
    }

    Answer examine(String user, Consumer<Event> events) throws InterruptedException {
        models();
        events.accept(new Event.Progress(0.2));
        store(user);
        events.accept(new Event.Progress(0.4));
        rules(user);
        keyring(user);
        events.accept(new Event.Progress(0.5));
        camera();
        events.accept(new Event.Progress(0.8));
        session(user);
        checks.addAll(LockerChecks.of(new PamFolder(Path.of("/"))));
        events.accept(new Event.Progress(1));
        return new Answer.Checks(List.copyOf(checks));
    }

    private void models() throws InterruptedException {
        try {
            var names = networks.ask();
            names.ifPresent(open -> good("models", Words.text("doctor.models", open.model(), open.provider())));
            if (names.isEmpty()) bad("models", Failures.serviceEnded());
        } catch (ModelException e) {
            bad("models", Failures.of(e));
        }
    }

    /// A policy that cannot be used turns face unlock off; the user's own file only loses its say.
    private void rules(String user) {
        try {
            var rules = equipment.rules(user);
            good("policy", Words.text("doctor.policy", Rate.text(rules.policy().attemptFmr())));
            for (var complaint : rules.complaints()) {
                var finding = Failures.message(complaint);
                checks.add(new Check("settings", Level.WARNING, finding, Words.text("doctor.settings.fix")));
            }
        } catch (PolicyException e) {
            bad("policy", Failures.of(e));
        }
    }

    /// Said only where the administrator allows it.
    private void keyring(String user) {
        try {
            if (equipment.rules(user).site().elevation().keyring()) checks.addAll(passwords.checks(user));
        } catch (PolicyException | StoreException _) {
            // said by the other checks
        }
    }

    private void store(String user) {
        try {
            checks.addAll(new StoreChecks(equipment.store()).run(user));
        } catch (StoreException e) {
            bad("store", Failures.of(e));
        }
    }

    private void camera() throws InterruptedException {
        switch (cameras.lend(Doctor::look)) {
            case Answer.Checks(var found) -> checks.addAll(found);
            case Failed failed -> bad("camera", failed);
            case Answer other -> throw new IllegalStateException(other.toString());
        }
    }

    private static Answer look(FrameSource camera) throws CameraException, InterruptedException {
        try (var source = camera) {
            var name = source.identity().name();
            for (var i = 0; i < FRAMES; i++) {
                var next = source.next(FRAME_TIMEOUT);
                if (next.isEmpty()) break;
                try (var frame = next.get()) {
                    if (frame.condition() == FrameCondition.USABLE) {
                        return check(Level.OK, Words.text("doctor.camera", name), "");
                    }
                }
            }
            return check(Level.FAILED, Words.text("doctor.camera.dark", name), Words.text("doctor.camera.dark.fix"));
        }
    }

    private static Answer check(Level level, String finding, String fix) {
        return new Answer.Checks(List.of(new Check("camera", level, finding, fix)));
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
