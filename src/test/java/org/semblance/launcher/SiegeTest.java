package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.FakeCamera;
import org.semblance.evaluation.Script;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.RawClient;
import org.semblance.ipc.RemoteSemblance;
import org.semblance.ipc.Request;
import org.semblance.ipc.ServiceException;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StorePlace;

/// A thousand requests of fifty clients at once, some malformed, some of clients that vanish, before a
/// stranger's face.
@Timeout(1800)
class SiegeTest {
    private static final int CLIENTS = 50;
    private static final int EACH = 20;
    private static final int KILLS = 10;
    /// What one more round may add to the memory, as a share of it.
    private static final double MOST_GROWTH = 0.1;

    @TempDir
    private Path folder;

    private final LogindStandIn logind = LogindStandIn.start(SystemStore.OTHER, SystemStore.OTHER_NUMBER);
    private FakeCamera camera;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger lookedAt = new AtomicInteger();
    private Process service;

    @BeforeEach
    void aStrangerSitsThere() throws Exception {
        SystemStore.copyTo(folder);
        camera = FakeCamera.plug(0);
        SystemStore.play(camera, Script.attempt(SystemStore.person(2), 2, 60));
        service = SystemStore.ready(program());
    }

    @AfterEach
    void end() {
        service.destroyForcibly();
        camera.close();
        logind.close();
    }

    @Test
    void killedTenTimesItSaysNoWrongYesAndLosesNothing() throws Exception {
        var clients = besiege(EACH);
        for (var kill = 1; kill <= KILLS; kill++) {
            var due = CLIENTS * EACH * kill / (KILLS + 1);
            Waiting.until(() -> asked.get() >= due);
            service.destroyForcibly().waitFor();
            service = SystemStore.ready(program());
        }
        for (var client : clients) client.get();
        assertEquals(CLIENTS * EACH, asked.get());
        assertEquals(0, accepted.get());
        service.destroyForcibly().waitFor();
        assertStoreIsWhole();
    }

    @Test
    void whenTheyAreGoneNothingOfThemStays() throws Exception {
        for (var client : besiege(EACH)) client.get(); // what is made once is made now
        var before = memory();
        var files = new Settling(() -> count("fd"));
        var threads = new Settling(() -> count("task"));
        for (var client : besiege(EACH)) client.get();
        files.awaitAtMost(0);
        threads.awaitAtMost(4); // carriers of virtual threads come and go with the load
        assertEquals(0, accepted.get());
        assertTrue(memory() <= before * (1 + MOST_GROWTH), memory() + " kB, and was " + before);
        try (var client = connect()) {
            assertInstanceOf(Answer.Status.class, client.ask(new Request.Status(SystemStore.SELF), _ -> {}));
        }
    }

    private List<Future<?>> besiege(int each) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var clients = new ArrayList<Future<?>>();
        for (var number = 0; number < CLIENTS; number++) {
            var random = new Random(number);
            clients.add(threads.submit(() -> {
                for (var i = 0; i < each; i++) askOnce(random);
                return null;
            }));
        }
        threads.shutdown(); // comes back at once; they go on
        return clients;
    }

    private void askOnce(Random random) throws Exception {
        switch (random.nextInt(4)) {
            case 0 -> rubbish(random);
            case 1 -> vanish(random);
            default -> ask(request(random));
        }
        asked.incrementAndGet();
    }

    private void ask(Request request) throws Exception {
        var answer = Optional.<Answer>empty();
        while (answer.isEmpty()) {
            try (var client = connect()) {
                answer = Optional.of(client.ask(request, _ -> {}));
            } catch (ServiceException _) {
                Waiting.until(this::listens); // it was killed
            }
        }
        if (answer.get() instanceof Answer.Verified verified) {
            if (verified.accepted()) accepted.incrementAndGet();
            if (verified.reason().equals("refusal.NOT_THIS_PERSON")) lookedAt.incrementAndGet();
        }
    }

    private void rubbish(Random random) {
        try (var client = random.nextBoolean() ? RawClient.connect(socket()) : RawClient.greeted(socket())) {
            var bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            client.send(bytes);
        } catch (IOException | NoSuchElementException | AssertionError _) {
            // it hung up, or was killed
        }
    }

    private void vanish(Random random) {
        try (var client = RawClient.greeted(socket())) {
            client.send(request(random));
            if (random.nextBoolean()) client.next();
        } catch (IOException | AssertionError | NoSuchElementException _) {
            // it was killed
        }
    }

    private static Request request(Random random) {
        var user = random.nextBoolean() ? SystemStore.SELF : SystemStore.OTHER;
        return switch (random.nextInt(9)) {
            case 0 -> new Request.Verify(user, CameraChoice.DEFAULT);
            case 1 -> new Request.Authenticate(user, "swaylock", "", "", false, false, 0);
            case 2 -> new Request.Authenticate(user, "sudo", "pts/1", "", false, true, 0);
            case 3 -> new Request.Status(user);
            case 4 -> new Request.ListFaces(user);
            case 5 -> new Request.History(user, 20);
            case 6 -> new Request.Settings(user);
            case 7 -> new Request.Authenticate(user, "sshd", "", "10.0.0.1", true, false, 0);
            default -> new Request.ListCameras();
        };
    }

    private void assertStoreIsWhole() throws Exception {
        try (var store = StorePlace.in(folder.resolve("state"), folder.resolve("state-key"))
                .openWithKeyFile()) {
            assertEquals(2, store.faces().size());
            assertTrue(store.verifyAudit().isEmpty());
            var written = store.history(10_000).stream()
                    .filter(entry -> entry.reason().equals("NOT_THIS_PERSON"))
                    .count();
            assertTrue(lookedAt.get() > 0, "nobody was looked at");
            assertTrue(written >= lookedAt.get(), written + " written, " + lookedAt.get() + " answered");
        }
    }

    private boolean listens() {
        try (var _ = connect()) {
            return true;
        } catch (ServiceException _) {
            return false;
        }
    }

    private int count(String what) {
        return Path.of("/proc", Long.toString(service.pid()), what).toFile().list().length;
    }

    /// Resident, in kB.
    private long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(service.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private RemoteSemblance connect() throws ServiceException {
        return RemoteSemblance.connect(program().systemSocket());
    }

    private Path socket() {
        return program().systemSocket().path();
    }

    private ChildProgram program() {
        return new ChildProgram(folder, logind.address());
    }
}
