package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.FakeCamera;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.RawClient;
import org.semblance.ipc.RemoteSemblance;
import org.semblance.ipc.Request;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StorePlace;

/// `semblance service` as a process of its own, and whatever is done to it.
class ServiceProcessTest {
    private static final String USER = System.getProperty("user.name");

    @TempDir
    private Path folder;

    private final LogindStandIn logind = LogindStandIn.start(USER, (int) new UnixSystem().getUid());
    private final FakeCamera camera = FakeCamera.plug(0);
    private final List<Process> children = new ArrayList<>();

    @AfterEach
    void end() {
        children.forEach(Process::destroyForcibly);
        camera.close();
        logind.close();
    }

    @Test
    void aSecondServiceNamesTheFirstAndIsNoFailure() throws Exception {
        var first = service();
        var second = start("service");
        assertEquals(0, exitCode(second));
        assertTrue(rest(second).contains("process " + first.pid()), rest(second));
        assertInstanceOf(Answer.Status.class, status());
    }

    @Test
    void askedToEndItLeavesNoSocket() throws Exception {
        var service = service();
        try (var client = connect()) {
            assertInstanceOf(Answer.Status.class, client.ask(new Request.Status(USER), _ -> {}));
            service.toHandle().destroy(); // the process itself would also close its output
            assertEquals(143, exitCode(service), () -> rest(service));
            assertInstanceOf(Answer.Failed.class, client.ask(new Request.Status(USER), _ -> {}));
        }
        assertFalse(Files.exists(program().socket().path()));
        assertEquals("", rest(service));
    }

    @Test
    void killedInTheMiddleOfARequestItIsReplaced() throws Exception {
        var service = service();
        try (var client = connect()) {
            var looking = new CountDownLatch(1);
            var asking = new FutureTask<>(() -> client.ask(
                    new Request.Enroll(USER, "face", CameraChoice.DEFAULT, false), _ -> looking.countDown()));
            Thread.ofVirtual().start(asking);
            assertTrue(looking.await(60, TimeUnit.SECONDS));
            service.toHandle().destroyForcibly();
            assertInstanceOf(Answer.Failed.class, asking.get(60, TimeUnit.SECONDS));
        }
        service.waitFor();
        assertTrue(Files.exists(program().socket().path()));
        assertStoreIsWhole();
        service();
        assertInstanceOf(Answer.Status.class, status());
    }

    @Test
    void theCommandLineAsksTheServiceThatRuns() throws Exception {
        var service = service();
        var listing = start("faces", "list", "--json");
        assertEquals(0, exitCode(listing));
        new ProcessBuilder("kill", "-STOP", Long.toString(service.pid()))
                .start()
                .waitFor();
        var unheard = start("faces", "list");
        assertEquals(3, exitCode(unheard));
        assertTrue(rest(unheard).contains("does not answer"), rest(unheard));
    }

    @Test
    void toWatchBesideAServiceIsToFollowIt() throws Exception {
        service();
        try (var lines = start("watch", "--json").inputReader()) {
            var watching = "\"state\":\"(watching|not_enrolled)\"";
            assertTrue(lines.lines().anyMatch(line -> line.matches(".*" + watching + ".*")));
        }
    }

    @Test
    void whateverClientsDoNothingOfThemStays() throws Exception {
        var service = service();
        assertInstanceOf(Answer.Status.class, status());
        var requests = List.<Request>of(
                new Request.Verify(USER, CameraChoice.DEFAULT),
                new Request.Look(USER, CameraChoice.DEFAULT),
                new Request.Preview(USER, CameraChoice.DEFAULT),
                new Request.Follow(USER),
                new Request.Doctor(USER, CameraChoice.DEFAULT),
                new Request.Status(USER),
                new Request.History(USER, 10),
                new Request.ListCameras());
        vanish(requests);
        assertInstanceOf(Answer.Status.class, status());
        var files = new Settling(() -> count(service, "fd"));
        var threads = new Settling(() -> count(service, "task"));
        for (var round = 0; round < 3; round++) vanish(requests);
        for (var i = 0; i < 200; i++) connect().close();
        atOnce(50);
        files.awaitAtMost(0);
        threads.awaitAtMost(4); // carriers of virtual threads come and go with the load
        assertInstanceOf(Answer.Status.class, status());
    }

    /// In the middle of each.
    private void vanish(List<Request> requests) throws Exception {
        for (var request : requests) {
            try (var client = RawClient.greeted(program().socket().path())) {
                client.send(request);
                client.next();
            }
        }
    }

    private void atOnce(int many) throws Exception {
        var clients = new ArrayList<RemoteSemblance>();
        try {
            for (var i = 0; i < many; i++) clients.add(connect());
            for (var client : clients) {
                assertInstanceOf(Answer.Faces.class, client.ask(new Request.ListFaces(USER), _ -> {}));
            }
        } finally {
            clients.forEach(RemoteSemblance::close);
        }
    }

    private static int count(Process process, String what) {
        return Path.of("/proc", Long.toString(process.pid()), what).toFile().list().length;
    }

    private void assertStoreIsWhole() throws Exception {
        try (var store = StorePlace.in(folder.resolve("data/semblance"), folder.resolve("config/semblance"))
                .openWithKeyFile()) {
            assertEquals(List.of(), store.faces());
            assertTrue(store.verifyAudit().isEmpty());
        }
    }

    private Answer status() throws Exception {
        try (var client = connect()) {
            return client.ask(new Request.Status(USER), _ -> {});
        }
    }

    private RemoteSemblance connect() throws Exception {
        return RemoteSemblance.connect(program().socket().path());
    }

    /// One that is ready.
    private Process service() throws IOException {
        var service = start("service");
        var line = service.inputReader().readLine();
        assertEquals("Ready at " + program().socket().path(), line, () -> rest(service));
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

    private static int exitCode(Process process) throws InterruptedException {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it does not end");
        return process.exitValue();
    }

    private static String rest(Process process) {
        return String.join("\n", process.errorReader().lines().toList());
    }
}
