package org.semblance.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.semblance.camera.Cameras;
import org.semblance.camera.FakeCamera;
import org.semblance.camera.OpenOptions;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.Inference;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;
import org.semblance.policy.PolicyFolder;
import org.semblance.policy.Rulebook;
import org.semblance.policy.SettingsFile;
import org.semblance.recognition.Recognition;
import org.semblance.service.Equipment;
import org.semblance.service.SemblanceService;
import org.semblance.session.linux.LinuxSessions;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StorePlace;

/// The service itself, in this process: the fake V4L2 device, the shipped networks, a store on disk, and logind's
/// stand-in on a real bus.
public final class RealService implements Supplier<Semblance>, AutoCloseable {
    public static final String USER = "ann";

    public final FakeCamera camera = FakeCamera.plug(0);
    public final LogindStandIn logind = LogindStandIn.start(USER, 1000);
    private final SemblanceService service;

    /// @param folder of the store, the settings and the policy
    public RealService(Path folder) throws IOException {
        var cameras = new Cameras(FakeCamera.settings());
        service = new SemblanceService(new Equipment(
                () -> Recognition.open(Path.of("models"), new Inference(Inference.Choice.CPU)),
                () -> StorePlace.in(folder.resolve("data"), folder.resolve("config"))
                        .openWithKeyFile(),
                user -> LinuxSessions.open(user, logind.desktop()),
                choice -> cameras.open(choice.name(), OpenOptions.DEFAULT),
                cameras::list,
                new Rulebook(
                        new PolicyFolder(folder.resolve("policy.d"), owner(folder)),
                        new SettingsFile(folder.resolve("settings.toml")))));
    }

    /// Whoever runs the test is the administrator.
    private static int owner(Path folder) throws IOException {
        return (Integer) Files.getAttribute(folder, "unix:uid");
    }

    @Override
    public Semblance get() {
        return service.client(Caller.of(USER));
    }

    public RealService play(Script script) {
        camera.playAndClose(SyntheticClip.pictures(script).iterator());
        return this;
    }

    public static SyntheticPerson person(int number) {
        return SyntheticPerson.bundled("person-%02d".formatted(number));
    }

    public Answer ask(Request request) throws InterruptedException {
        try (var client = get()) {
            return client.ask(request, _ -> {});
        }
    }

    /// Watches the session, and waits until it does.
    public void watch() throws InterruptedException {
        var watching = new CountDownLatch(1);
        service.startWatch(USER);
        var listener = Thread.ofVirtual().start(() -> {
            try (var client = get()) {
                client.ask(new Request.Follow(USER), event -> {
                    if (event instanceof Event.State state && state.key().equals("state.WATCHING"))
                        watching.countDown();
                });
            } catch (InterruptedException heard) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            if (!watching.await(60, TimeUnit.SECONDS)) throw new AssertionError("the session is not watched");
        } finally {
            listener.interrupt();
            listener.join(Duration.ofSeconds(20));
        }
    }

    @Override
    public void close() {
        service.close();
        camera.close();
        logind.close();
    }
}
