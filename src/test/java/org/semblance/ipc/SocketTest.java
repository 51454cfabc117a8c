package org.semblance.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketTest {
    private static final String ME = System.getProperty("user.name");

    @TempDir
    private Path folder;

    private final PlayedSemblance played = new PlayedSemblance();
    private ServiceSocket socket;
    private SocketServer server;

    @BeforeEach
    void listen() throws Exception {
        socket = new ServiceSocket(folder.resolve("semblance"));
        server = SocketServer.open(socket, played::meet);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksAndHears() throws Exception {
        try (var client = connect()) {
            var heard = new ArrayList<Event>();
            var answer = client.ask(new Request.Status("ann"), heard::add);
            assertEquals(new Answer.Done(), answer);
            assertEquals(List.of(new Event.Progress(0.5), new Event.State("state.LOOKING", "", "")), heard);
            assertEquals(List.of(new Request.Status("ann")), played.requests());
        }
    }

    @Test
    void theServiceLearnsWhoAsks() throws Exception {
        connect().close();
        assertEquals(ME, played.callers.take());
    }

    @Test
    void onlyItsUserReachesIt() throws Exception {
        assertEquals("rwx------", mode(socket.folder()));
        assertEquals("rw-------", mode(socket.path()));
    }

    @Test
    void manyQuestionsOfOneClientAreAnsweredInTurn() throws Exception {
        try (var client = connect()) {
            for (var i = 0; i < 500; i++) {
                assertEquals(new Answer.Done(), client.ask(new Request.Status("user " + i), _ -> {}));
            }
        }
        assertEquals(new Request.Status("user 499"), played.requests().getLast());
    }

    @Test
    void anInterruptTakesTheRequestBackAndTheNextOneIsAnswered() throws Exception {
        try (var client = connect()) {
            var following = new CountDownLatch(1);
            var asking = new FutureTask<>(() -> assertThrows(
                    InterruptedException.class,
                    () -> client.ask(new Request.Follow("ann"), _ -> following.countDown())));
            var thread = Thread.ofPlatform().start(asking);
            following.await();
            thread.interrupt();
            asking.get(60, TimeUnit.SECONDS);
            assertTrue(played.interrupted.await(60, TimeUnit.SECONDS));
            assertEquals(new Answer.Done(), client.ask(new Request.Status("ann"), _ -> {}));
        }
    }

    @Test
    void aClientThatClosesTakesItsRequestBack() throws Exception {
        var client = connect();
        var following = new CountDownLatch(1);
        var asking = new FutureTask<>(() -> client.ask(new Request.Follow("ann"), _ -> following.countDown()));
        Thread.ofVirtual().start(asking);
        following.await();
        client.close();
        assertEquals(
                Answer.Problem.CANNOT_CHECK,
                failed(asking.get(60, TimeUnit.SECONDS)).problem());
        assertTrue(played.interrupted.await(60, TimeUnit.SECONDS));
        assertEquals("closed", played.closed.take());
    }

    @Test
    void aBugInTheServiceIsAnAnswer() throws Exception {
        try (var client = connect()) {
            assertEquals(
                    Answer.Problem.INTERNAL,
                    failed(client.ask(new Request.Lock("ann"), _ -> {})).problem());
            assertEquals(new Answer.Done(), client.ask(new Request.Status("ann"), _ -> {}));
        }
    }

    @Test
    void aBugInTheClientLeavesNoAnswerBehind() throws Exception {
        try (var client = connect()) {
            Consumer<Event> bug = _ -> {
                throw new IllegalStateException("bug");
            };
            assertThrows(IllegalStateException.class, () -> client.ask(new Request.Follow("ann"), bug));
            assertEquals(new Answer.Done(), client.ask(new Request.Status("ann"), _ -> {}));
        }
    }

    @Test
    void aServiceThatEndsIsAnAnswerAndThenNobodyListens() throws Exception {
        try (var client = connect()) {
            var following = new CountDownLatch(1);
            var asking = new FutureTask<>(() -> client.ask(new Request.Follow("ann"), _ -> following.countDown()));
            Thread.ofVirtual().start(asking);
            following.await();
            server.close();
            assertEquals(
                    Words.text("ipc.gone"),
                    failed(asking.get(60, TimeUnit.SECONDS)).message());
            assertFalse(client.isOpen());
            assertEquals(
                    Words.text("ipc.gone"),
                    failed(client.ask(new Request.Status("ann"), _ -> {})).message());
        }
        assertFalse(Files.exists(socket.path()));
        assertThrows(ServiceException.NotRunning.class, this::connect);
    }

    @Test
    void aSocketThatAKilledServiceLeftIsReplaced() throws Exception {
        server.close();
        try (var left = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
            left.bind(java.net.UnixDomainSocketAddress.of(socket.path()));
        }
        assertThrows(ServiceException.NotRunning.class, this::connect);
        server = SocketServer.open(socket, played::meet);
        connect().close();
    }

    private RemoteSemblance connect() throws ServiceException {
        return RemoteSemblance.connect(socket.path());
    }

    private static Answer.Failed failed(Answer answer) {
        return assertInstanceOf(Answer.Failed.class, answer);
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
