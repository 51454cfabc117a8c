package org.semblance.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The socket to which every user of the machine may connect.
class SystemSocketTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<Caller> callers = new LinkedBlockingQueue<>();
    private final PlayedSemblance played = new PlayedSemblance();
    private final List<AnotherUser> others = new ArrayList<>();
    private ServiceSocket socket;

    @BeforeEach
    void letOthersThrough() throws Exception {
        AnotherUser.letThrough(folder);
        socket = ServiceSocket.ofSystem(folder.resolve("run"), folder.resolve("state"));
    }

    @AfterEach
    void end() {
        others.forEach(AnotherUser::close);
    }

    @Test
    void everyUserMayConnectAndTheKernelTellsWhoAndWhichProcess() throws Exception {
        try (var _ = open()) {
            for (var name : List.of("nobody", "daemon")) {
                var other = other(name);
                try (var client = other.connect()) {
                    assertInstanceOf(Answer.Done.class, client.ask(new Request.Status(name), _ -> {}));
                    var caller = callers.poll(60, TimeUnit.SECONDS);
                    assertEquals(name, caller.user());
                    assertEquals(other.process(), caller.process().number());
                    assertEquals(
                            name.equals("nobody") ? 65534 : 1, caller.process().uid());
                }
            }
        }
    }

    @Test
    void manyProcessesAtOnceAreNotMixedUp() throws Exception {
        try (var _ = open()) {
            for (var name : List.of("nobody", "daemon", "games", "mail")) other(name);
            var threads = new ArrayList<Thread>();
            for (var other : others) {
                threads.add(Thread.ofVirtual().start(() -> connectAndGo(other)));
            }
            for (var thread : threads) thread.join();
            assertEquals(20 * others.size(), callers.size());
            for (var other : others) {
                var mine = callers.stream()
                        .filter(caller -> caller.process().number() == other.process())
                        .toList();
                assertEquals(20, mine.size());
                assertEquals(1, mine.stream().distinct().count(), mine.toString());
            }
        }
    }

    private static void connectAndGo(AnotherUser other) {
        for (var i = 0; i < 20; i++) {
            try (var client = other.connect()) {
                assertInstanceOf(Answer.Done.class, client.ask(new Request.ListCameras(), _ -> {}));
            } catch (ServiceException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void oneUserDoesNotTakeEveryPlace() throws Exception {
        var clients = new ArrayList<RemoteSemblance>();
        try (var _ = open()) {
            var greedy = other("nobody");
            for (var i = 0; i < Places.MOST_OF_ONE; i++) {
                clients.add(greedy.connect());
                assertInstanceOf(Answer.Done.class, clients.getLast().ask(new Request.ListCameras(), _ -> {}));
            }
            var full = assertThrows(ServiceException.Refused.class, greedy::connect);
            assertEquals(Words.text("ipc.full.own", Places.MOST_OF_ONE), full.getMessage());
            try (var client = other("daemon").connect()) {
                assertInstanceOf(Answer.Done.class, client.ask(new Request.ListCameras(), _ -> {}));
            }
        } finally {
            clients.forEach(RemoteSemblance::close);
        }
    }

    /// More than a few that are refused are hung up on at once, and do not wait for a greeting.
    @Test
    void oneUsersConnectionsBeyondTheirPlacesAreFew() throws Exception {
        var clients = new ArrayList<RemoteSemblance>();
        try (var _ = open()) {
            var greedy = other("nobody");
            for (var i = 0; i < Places.MOST_OF_ONE; i++) clients.add(greedy.connect());
            var answers = new LinkedBlockingQueue<List<Object>>();
            var more = new ArrayList<RawClient>();
            for (var i = 0; i < 3 * Places.MOST_WAITING_OF_ONE; i++) more.add(greedy.connectRaw());
            for (var client : more) Thread.ofVirtual().start(() -> answers.add(client.rest()));
            for (var i = 0; i < 2 * Places.MOST_WAITING_OF_ONE; i++) {
                assertEquals(List.of(), answers.poll(60, TimeUnit.SECONDS));
            }
            for (var client : more) greet(client);
            var full = Words.text("ipc.full.own", Places.MOST_OF_ONE);
            for (var i = 0; i < Places.MOST_WAITING_OF_ONE; i++) {
                var answer = answers.poll(60, TimeUnit.SECONDS).getFirst();
                assertEquals(full, assertInstanceOf(Answer.Failed.class, answer).message());
            }
        } finally {
            clients.forEach(RemoteSemblance::close);
        }
    }

    private static void greet(RawClient client) {
        try {
            client.send("010100000000");
        } catch (IOException _) {
            // hung up on
        }
    }

    @Test
    void rootsConnectionsAreNotCounted() {
        var places = new Places(true);
        for (var i = 0; i < Places.MOST_WAITING_OF_ONE; i++) assertTrue(places.queue("ann"));
        assertEquals(false, places.queue("ann"));
        assertTrue(places.queue("bob"));
        for (var i = 0; i < Places.MOST; i++) assertTrue(places.queue("root"));
        places.leaveQueue("ann");
        assertTrue(places.queue("ann"));
    }

    @Test
    void howeverManyUsersThereAreRootFindsAPlace() {
        var places = new Places(true);
        for (var i = 0; i < 3 * Places.MOST_OF_ONE; i++) {
            assertEquals(Optional.empty(), places.take("user" + i % 3));
        }
        assertTrue(places.take("ann").isPresent());
        assertEquals(Optional.empty(), places.take("root"));
        places.giveBack("user1");
        places.giveBack("user1");
        assertEquals(Optional.empty(), places.take("ann"));
    }

    @Test
    void aServiceOfRootIsBelieved() throws Exception {
        try (var _ = open();
                var client = RemoteSemblance.connect(socket)) {
            assertInstanceOf(Answer.Done.class, client.ask(new Request.ListCameras(), _ -> {}));
        }
    }

    @Test
    void onlyRootAndTheServicesAccountAreBelieved() throws Exception {
        var users = folder.getFileSystem().getUserPrincipalLookupService();
        assertTrue(new Peer(users.lookupPrincipalByName("root")).isSystem());
        for (var name : List.of("nobody", "daemon")) {
            assertEquals(false, new Peer(users.lookupPrincipalByName(name)).isSystem(), name);
        }
    }

    @Test
    void aFolderThatOthersCouldWriteToIsNotListenedIn() throws Exception {
        var open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        var writable = ServiceSocket.ofSystem(open, folder.resolve("state"));
        var refusal = assertThrows(ServiceException.NoFolder.class, () -> SocketServer.open(writable, this::meet));
        assertTrue(refusal.getMessage().contains("write"), refusal.getMessage());
    }

    @Test
    void theLockLiesWhereNobodyElseCanTakeIt() throws Exception {
        try (var _ = open()) {
            assertTrue(Files.exists(folder.resolve("state/service.lock")));
            assertEquals(1, socket.folder().toFile().list().length);
        }
    }

    private SocketServer open() throws ServiceException {
        return SocketServer.open(socket, this::meet);
    }

    private Semblance meet(Caller caller) {
        callers.add(caller);
        return played.meet(caller);
    }

    private AnotherUser other(String name) throws Exception {
        var other = new AnotherUser(name, socket.path(), folder);
        others.add(other);
        return other;
    }
}
