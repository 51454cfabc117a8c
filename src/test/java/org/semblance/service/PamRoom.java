package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.semblance.camera.Cameras;
import org.semblance.camera.FakeCamera;
import org.semblance.camera.OpenOptions;
import org.semblance.camera.Spectrum;
import org.semblance.decide.Refusal;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.ipc.AnotherUser;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Request;
import org.semblance.ipc.ServiceSocket;
import org.semblance.ipc.SocketServer;
import org.semblance.policy.PasswordRule;
import org.semblance.session.SessionException;
import org.semblance.session.Whereabouts;
import org.semblance.session.linux.LinuxSessions;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StoreException;

/// The system's service behind its socket, for programs that ask PAM: real networks, a store on disk, OpenCV's V4L2
/// code on a fake camera, logind's stand-in on a real bus. Ann is enrolled, and sits there.
final class PamRoom implements AutoCloseable {
    static final String ACCOUNT = "games";
    private static final int ANY_UID = 1000;

    final LogindStandIn logind = LogindStandIn.start(EnrolledStore.USER, ANY_UID);
    private final Path folder;
    private final FakeCamera camera;
    private final SemblanceService service;
    private final SocketServer server;
    private final ServiceSocket socket;

    PamRoom(Path folder, Spectrum spectrum) throws Exception {
        this.folder = folder;
        EnrolledStore.copyTo(folder);
        AnotherUser.letThrough(folder);
        camera = FakeCamera.plug(0, spectrum);
        var cameras = new Cameras(FakeCamera.settings());
        var equipment = new Equipment(
                        EnrolledStore::recognition,
                        () -> EnrolledStore.place(folder).openWithKeyFile(),
                        user -> LinuxSessions.open(user, logind.systemDesktop()),
                        choice -> cameras.open(choice.name(), OpenOptions.DEFAULT),
                        cameras::list,
                        EnrolledStore.rulebook(folder))
                .seating(this::whereabouts)
                .keeping(EnrolledStore.passwordKey(folder));
        service = new SemblanceService(equipment);
        for (var plugged : cameras.list()) service.trust().trust(EnrolledStore.USER, plugged.identity());
        socket = ServiceSocket.ofSystem(folder.resolve("run"), Files.createDirectory(folder.resolve("state")));
        server = SocketServer.open(socket, caller -> service.clientOfSystem(named(caller)));
        openNetworks();
    }

    /// Ann's account, on a machine that has none of that name.
    private static Caller named(Caller caller) {
        return caller.user().equals(ACCOUNT) ? new Caller(EnrolledStore.USER, caller.process()) : caller;
    }

    /// How many programs listen for questions.
    int attended() {
        return service.questions().attended();
    }

    /// As the watch does at its start: on a busy machine that takes longer than a module waits.
    private void openNetworks() throws InterruptedException {
        try (var ann = service.client(Caller.of(EnrolledStore.USER))) {
            assertInstanceOf(Answer.Status.class, TestRoom.ask(ann, new Request.Status(EnrolledStore.USER)));
        }
    }

    /// The machine that the test runs on may have dark screens.
    private Whereabouts whereabouts(int process) throws SessionException {
        var found = LinuxSessions.whereabouts(process, logind.desktop());
        return new Whereabouts(found.seating(), found.lidClosed(), false);
    }

    Path socket() {
        return socket.path();
    }

    void show(Script script) {
        camera.playAndClose(SyntheticClip.pictures(script).iterator());
    }

    void cover() {
        camera.playBlack();
    }

    void unplug() {
        camera.unplug();
    }

    void policy(String text) throws Exception {
        Files.createDirectories(folder.resolve("policy.d"));
        Files.writeString(folder.resolve("policy.d/10-site.toml"), text);
    }

    /// Newest first: `GUARDED SERVICE`.
    List<String> history() throws InterruptedException {
        try (var ann = service.client(Caller.of(EnrolledStore.USER))) {
            var answer = TestRoom.ask(ann, new Request.History(EnrolledStore.USER, 20));
            return assertInstanceOf(Answer.History.class, answer).entries().stream()
                    .map(entry -> (word(entry.event()) + " " + word(entry.reason())).strip())
                    .toList();
        }
    }

    private static String word(String key) {
        return key.substring(key.indexOf('.') + 1);
    }

    /// Why sudo takes the password first, if it does.
    Optional<Refusal> passwordFirst() throws StoreException {
        return service.lastPasswords().missing(EnrolledStore.USER, PasswordRule.SHIPPED, true);
    }

    Answer asRoot(Request request) throws InterruptedException {
        try (var root = service.clientOfSystem(Caller.of("root"))) {
            return TestRoom.ask(root, request);
        }
    }

    /// The service is gone, its socket too.
    void kill() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        service.close();
        camera.close();
        logind.close();
    }
}
