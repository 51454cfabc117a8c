package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.FakeCamera;
import org.semblance.ipc.AnotherUser;
import org.semblance.ipc.Answer;
import org.semblance.ipc.RemoteSemblance;
import org.semblance.ipc.Request;
import org.semblance.session.linux.LogindStandIn;

/// `semblance service --system` as a process of its own, as systemd starts it.
class SystemServiceTest {
    /// Listens, and becomes the program with that socket as its standard input.
    private static final List<String> ACTIVATE = List.of(
            "python3",
            "-c",
            "import os, socket, sys; s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); os.chmod(sys.argv[1],"
                    + " 0o666); s.listen(); os.dup2(s.fileno(), 0); os.execv(sys.argv[2], sys.argv[2:])");
    /// What systemd hears.
    private static final String HEAR = "import socket, sys; s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM);"
            + " s.bind(sys.argv[1]); print('listens', flush=True)\n"
            + "while True: print(s.recv(4096).decode(), flush=True)";

    @TempDir
    private Path folder;

    private final LogindStandIn logind = LogindStandIn.start("nobody", 65534);
    private final FakeCamera camera = FakeCamera.plug(0);
    private final List<Process> children = new ArrayList<>();

    @BeforeEach
    void letOthersThrough() throws Exception {
        AnotherUser.letThrough(folder);
    }

    @AfterEach
    void end() {
        children.forEach(Process::destroyForcibly);
        camera.close();
        logind.close();
    }

    @Test
    void everyUserIsAnsweredAndOnlyForThemselves() throws Exception {
        ready(program().startSystem(List.of(), Map.of()));
        try (var nobody = new AnotherUser("nobody", program().systemSocket().path(), folder);
                var client = nobody.connect()) {
            assertInstanceOf(Answer.Status.class, client.ask(new Request.Status("nobody"), _ -> {}));
            assertInstanceOf(Answer.Failed.class, client.ask(new Request.Status("root"), _ -> {}));
            assertInstanceOf(Answer.Failed.class, client.ask(new Request.ListFaces(""), _ -> {}));
        }
        try (var root = RemoteSemblance.connect(program().systemSocket())) {
            assertInstanceOf(Answer.Status.class, root.ask(new Request.Status("nobody"), _ -> {}));
        }
    }

    @Test
    void whatItKeepsNobodyElseCanRead() throws Exception {
        ready(program().startSystem(List.of(), Map.of()));
        try (var root = RemoteSemblance.connect(program().systemSocket())) {
            assertInstanceOf(Answer.Faces.class, root.ask(new Request.ListFaces(""), _ -> {}));
        }
        assertEquals("700", mode(folder.resolve("state")));
        assertEquals("600", mode(folder.resolve("state/store.db")));
        assertEquals("666", mode(program().systemSocket().path()));
        assertEquals("755", mode(program().systemSocket().folder()));
    }

    @Test
    void aSocketThatSystemdListensAtIsTakenAndLeft() throws Exception {
        var socket = program().systemSocket().path();
        Files.createDirectory(socket.getParent());
        var wrapper = new ArrayList<>(ACTIVATE);
        wrapper.add(socket.toString());
        var service = ready(program().startSystem(wrapper, Map.of()));
        try (var nobody = new AnotherUser("nobody", socket, folder);
                var client = nobody.connect()) {
            assertInstanceOf(Answer.Status.class, client.ask(new Request.Status("nobody"), _ -> {}));
        }
        service.toHandle().destroy();
        assertTrue(service.waitFor(60, TimeUnit.SECONDS));
        assertTrue(Files.exists(socket), "the next start is systemd's");
    }

    @Test
    void systemdHearsOfTheStartTheLifeAndTheEnd() throws Exception {
        var notify = folder.resolve("notify.sock");
        var systemd = new ProcessBuilder("python3", "-c", HEAR, notify.toString()).start();
        children.add(systemd);
        try (var heard = systemd.inputReader()) {
            assertEquals("listens", heard.readLine());
            var service = program()
                    .startSystem(List.of(), Map.of("NOTIFY_SOCKET", notify.toString(), "WATCHDOG_USEC", "1000000"));
            children.add(service);
            assertEquals("READY=1", heard.readLine());
            assertEquals("WATCHDOG=1", heard.readLine());
            assertEquals("WATCHDOG=1", heard.readLine());
            service.toHandle().destroy();
            assertTrue(linesUntil(heard, "STOPPING=1"));
            assertTrue(service.waitFor(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void theCommandLineAsksTheSystemsServiceAndMakesNoStoreOfItsOwn() throws Exception {
        ready(program().startSystem(List.of(), Map.of()));
        var listing = start("faces", "list", "--json");
        assertTrue(listing.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, listing.exitValue(), () -> rest(listing));
        assertFalse(Files.exists(folder.resolve("data/semblance/store.db")));
    }

    @Test
    void beneathItNoUsersServiceStarts() throws Exception {
        ready(program().startSystem(List.of(), Map.of()));
        var own = start("service");
        assertTrue(own.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, own.exitValue(), () -> rest(own));
        assertTrue(rest(own).contains("already"), rest(own));
        assertFalse(Files.exists(program().socket().path()));
    }

    private static boolean linesUntil(BufferedReader lines, String wanted) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(wanted)) return true;
        }
        return false;
    }

    private static String mode(Path file) throws IOException {
        return Integer.toOctalString((int) Files.getAttribute(file, "unix:mode") & 0777);
    }

    private Process ready(Process service) throws IOException {
        children.add(service);
        var line = service.inputReader().readLine();
        assertEquals("Ready at " + program().systemSocket().path(), line, () -> rest(service));
        return service;
    }

    private Process start(String... arguments) throws IOException {
        var child = program().start(arguments);
        children.add(child);
        return child;
    }

    private ChildProgram program() {
        return new ChildProgram(folder, logind.address());
    }

    private static String rest(Process process) {
        return String.join("\n", process.errorReader().lines().toList());
    }
}
