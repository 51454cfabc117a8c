package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.semblance.camera.FakeCamera;
import org.semblance.evaluation.Script;
import org.semblance.ipc.AnotherUser;
import org.semblance.ipc.Event;
import org.semblance.ipc.RemoteSemblance;
import org.semblance.ipc.Request;
import org.semblance.ipc.ServiceException;
import org.semblance.session.linux.LogindStandIn;

/// Lockers that people use, the module as it is shipped, the service as a process of its own before the fake
/// camera.
@Timeout(900)
class LockersTest {
    private static final String PASSWORD = "correct horse";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration ASKED = Duration.ofSeconds(10);
    private static final int MOST_KNOCKS = 6;

    /// More than one: the times from key press to open screen are written to `target/lockers`.
    private static final int ROUNDS = Integer.getInteger("locker.rounds", 1);

    /// Listens as the user `nobody`, and says yes to everybody.
    private static final String IMPOSTOR = """
        import os, pwd, socket, sys
        s = socket.socket(socket.AF_UNIX)
        s.bind(sys.argv[1])
        os.setuid(pwd.getpwnam('nobody').pw_uid)
        s.listen()
        print('listens', flush=True)
        while True:
            client, _ = s.accept()
            try:
                client.send(bytes.fromhex(sys.argv[2]))
            except OSError:
                pass
        """;

    private static final Path MODULE = Path.of("target/security/pam_semblance.so");

    @TempDir
    private Path folder;

    private FakeCamera camera;
    private LogindStandIn logind;
    private RealLocker.Kind kind = RealLocker.Kind.I3LOCK;
    private final List<Process> children = new ArrayList<>();
    private RealLocker locker;

    @AfterEach
    void end() {
        if (locker != null) locker.close();
        children.forEach(Process::destroyForcibly);
        if (camera != null) camera.close();
        if (logind != null) logind.close();
    }

    private static LogindStandIn session(String user) {
        var self = user.equals(SystemStore.SELF);
        return LogindStandIn.start(user, self ? (int) new UnixSystem().getUid() : SystemStore.OTHER_NUMBER);
    }

    @ParameterizedTest
    @EnumSource(RealLocker.Kind.class)
    void theOwnersFaceOpensItAndNothingElseButThePassword(RealLocker.Kind kind) throws Exception {
        this.kind = kind;
        logind = session(kind.user());
        copyStore();
        var service = SystemStore.ready(program());
        children.add(service);
        try (var client = RemoteSemblance.connect(program().systemSocket())) {
            client.ask(new Request.Status(kind.user()), _ -> {}); // has an answer when the networks are open
        }
        locker = new RealLocker(kind, services(kind));

        SystemStore.play(camera, Script.attempt(SystemStore.person(1), 2, 60));
        var times = new ArrayList<Duration>();
        for (var i = 0; i < ROUNDS; i++) openByFace().ifPresent(times::add);
        if (ROUNDS > 1) write(times);
        assertTrue(history().contains("ACCEPTED"), this::history);

        SystemStore.play(camera, Script.attempt(SystemStore.person(2), 2, 60));
        lock();
        assertStaysLocked("a stranger");
        SystemStore.play(camera, Script.emptyRoom(3, 30));
        assertStaysLocked("an empty room");
        camera.playBlack();
        assertStaysLocked("a covered camera");
        assertPasswordOpens("a covered camera");

        SystemStore.play(camera, Script.attempt(SystemStore.person(1), 2, 60));
        new ProcessBuilder("kill", "-STOP", Long.toString(service.pid()))
                .start()
                .waitFor();
        lock();
        assertStaysLocked("a service that hangs");
        service.destroyForcibly().waitFor();
        assertStaysLocked("a service that was killed");
        assertPasswordOpens("a service that was killed");

        listenAsSomebodyElse(kind.user());
        lock();
        assertStaysLocked("a service of another user");
        assertPasswordOpens("a service of another user");
    }

    /// What most desktops do: the service opens the session through logind, and the locker need not know of faces.
    @ParameterizedTest
    @EnumSource(RealLocker.Kind.class)
    void thePasswordIsTypedWhileTheFaceIsLookedFor(RealLocker.Kind kind) throws Exception {
        this.kind = kind;
        logind = session(kind.user());
        copyStore();
        SystemStore.play(camera, Script.emptyRoom(3, 30));
        children.add(SystemStore.ready(program()));
        var told = new ConcurrentLinkedQueue<String>();
        Thread.ofVirtual().start(() -> follow(told));
        assertTold("state.WATCHING", told);
        locker = new RealLocker(kind, passwordOnly(kind));
        lock();
        assertTrue(locker.isLocked());
        logind.lockByIdle();
        assertTold("state.LOOKING", told);
        assertPasswordOpens("a face that is looked for");
    }

    private void follow(Queue<String> told) {
        try (var client = RemoteSemblance.connect(program().systemSocket())) {
            client.ask(new Request.Follow(kind.user()), event -> {
                if (event instanceof Event.State state) told.add(state.key());
            });
        } catch (ServiceException | InterruptedException e) {
            told.add(e.toString());
        }
    }

    private static void assertTold(String state, Queue<String> told) {
        assertTrue(Waiting.within(SOON, () -> told.contains(state)), told::toString);
    }

    /// A store that is closed, and folders that the one before the locker may enter.
    private void copyStore() throws Exception {
        AnotherUser.letThrough(folder);
        SystemStore.copyTo(folder);
        camera = FakeCamera.plug(0);
        Files.copy(MODULE, folder.resolve(MODULE.getFileName()));
        var marks = Files.createDirectories(declined().getParent());
        Files.setPosixFilePermissions(marks, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /// @return from the key press to the open screen; none when one key press was not enough
    private Optional<Duration> openByFace() throws Exception {
        lock();
        for (var i = 0; i < MOST_KNOCKS && locker.isLocked(); i++) {
            Files.deleteIfExists(declined()); // a busy machine may need longer than PAM waits
            var pressed = locker.knock();
            var opened = Waiting.within(ASKED, () -> !locker.isLocked() || wasDeclined()) && !wasDeclined();
            if (opened && i == 0) return Optional.of(Duration.between(pressed, Instant.now()));
        }
        assertFalse(locker.isLocked(), () -> "the owner: " + history());
        return Optional.empty();
    }

    private void write(List<Duration> times) throws IOException {
        var sorted = times.stream().mapToLong(Duration::toMillis).sorted().toArray();
        var line = "%s: key press to open screen, %d of %d rounds with one key press, p50 %d ms, least %d, most %d%n"
                .formatted(
                        kind.service,
                        sorted.length,
                        ROUNDS,
                        sorted[sorted.length / 2],
                        sorted[0],
                        sorted[sorted.length - 1]);
        Files.writeString(Files.createDirectories(Path.of("target/lockers")).resolve(kind.service + ".txt"), line);
    }

    /// Some ask PAM as soon as they cover the screen.
    private void lock() throws Exception {
        Files.deleteIfExists(declined());
        locker.lock();
    }

    private void assertStaysLocked(String situation) throws Exception {
        knockUntilAnswered();
        assertTrue(wasDeclined(), () -> situation + " opened it: " + history());
        assertTrue(locker.isLocked(), situation);
        Files.delete(declined());
    }

    private void assertPasswordOpens(String situation) throws Exception {
        for (var i = 0; i < MOST_KNOCKS && locker.isLocked(); i++) {
            locker.type(PASSWORD);
            Waiting.within(ASKED, () -> !locker.isLocked());
        }
        assertFalse(locker.isLocked(), "the password after " + situation);
    }

    /// A locker that has only just covered the screen may miss a key.
    private void knockUntilAnswered() throws Exception {
        for (var i = 0; i < MOST_KNOCKS; i++) {
            locker.knock();
            if (Waiting.within(ASKED, () -> !locker.isLocked() || wasDeclined())) return;
        }
        throw new AssertionError("the locker does not ask PAM: " + history());
    }

    private String history() {
        try (var client = RemoteSemblance.connect(program().systemSocket())) {
            return client.ask(new Request.History(kind.user(), 5), _ -> {}).toString();
        } catch (ServiceException | InterruptedException e) {
            return e.toString();
        }
    }

    private boolean wasDeclined() {
        return Files.exists(declined());
    }

    /// There once the module has said anything but yes.
    private Path declined() {
        return folder.resolve("marks/declined");
    }

    private Path services(RealLocker.Kind kind) throws IOException {
        var module = folder.resolve(MODULE.getFileName());
        return services(
                kind,
                "auth sufficient " + module + " timeout=6 socket="
                        + program().systemSocket().path() + "\n"
                        + "auth [default=ignore] pam_exec.so quiet /usr/bin/touch " + declined() + "\n");
    }

    private Path passwordOnly(RealLocker.Kind kind) throws IOException {
        return services(kind, "");
    }

    private Path services(RealLocker.Kind kind, String first) throws IOException {
        var services = Files.createDirectories(folder.resolve("pam.d"));
        var passwords = Files.writeString(
                folder.resolve("passwords"), "%s:%s:%s\n".formatted(kind.user(), PASSWORD, kind.service));
        Files.writeString(
                services.resolve(kind.service),
                first + "auth required " + RealLocker.library("pam_wrapper/pam_matrix.so") + " passdb=" + passwords
                        + "\naccount required pam_permit.so\n");
        Files.writeString(services.resolve("other"), "auth required pam_deny.so\n");
        return services;
    }

    private void listenAsSomebodyElse(String user) throws IOException {
        var socket = program().systemSocket().path();
        Files.deleteIfExists(socket);
        var impostor = new ProcessBuilder("python3", "-c", IMPOSTOR, socket.toString(), yes(user)).start();
        children.add(impostor);
        assertEquals("listens", impostor.inputReader().readLine(), "needs python3, and root to become somebody else");
    }

    /// A greeting and a yes, after `ipc.md`.
    private static String yes(String user) {
        var text = "Verified".length() + user.length() + 3 * 2;
        var bytes = ByteBuffer.allocate(12 + text + 9).put(new byte[] {1, 1, 0, 0, 0, 0, 1, 4});
        bytes.putInt(text + 9);
        bytes.putShort((short) "Verified".length()).put("Verified".getBytes(StandardCharsets.UTF_8));
        bytes.putShort((short) user.length()).put(user.getBytes(StandardCharsets.UTF_8));
        bytes.put((byte) 1).putShort((short) 0).putLong(5);
        return HexFormat.of().formatHex(bytes.array());
    }

    private ChildProgram program() {
        return new ChildProgram(folder, logind.address());
    }
}
