package org.semblance.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever one client does, the next one is served, and nothing of the first is left.
class HostileClientTest {
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
    void theNextOneIsServed() throws Exception {
        try (var client = RemoteSemblance.connect(socket.path())) {
            assertEquals(new Answer.Done(), client.ask(new Request.Status("ann"), _ -> {}));
        } finally {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "020100000000", // another version
                "010000000000", // a kind that is none
                "010700000000",
                "010200000000", // a request before the greeting
                "474554202f20485454502f312e310d0a", // a browser
                "0101ffffffff", // a length of 4 GB
                "010180000000", // and of less than nothing
                "010100010001" // and one more than it takes
            })
    void whoDoesNotGreetIsSentAway(String bytes) throws Exception {
        try (var client = RawClient.connect(socket.path())) {
            client.send(bytes);
            assertInstanceOf(Answer.Failed.class, client.rest().getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0102ffffffff", // a length of 4 GB
                "01027fffffff",
                "010200010001",
                "010200000000", // no request at all
                "0102000000020000", // one without a name
                "0102000000080006457261736530", // one of another name
                "010100000000", // a second greeting
                "010300000000", // what only a service says
                "010400000000",
                "ffffffffffff"
            })
    void whatIsNoRequestEndsTheConversation(String bytes) throws Exception {
        try (var client = RawClient.greeted(socket.path())) {
            client.send(bytes);
            assertInstanceOf(Answer.Failed.class, client.rest().getFirst());
        }
        assertEquals("closed", played.closed.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void aRequestBeforeTheLastOnesAnswerEndsTheConversation() throws Exception {
        try (var client = RawClient.greeted(socket.path())) {
            client.send(new Request.Follow("ann"));
            assertInstanceOf(Event.State.class, client.next().orElseThrow());
            client.send(new Request.Status("ann"));
            assertTrue(client.rest().contains(Conversation.notUnderstood()));
        }
        assertTrue(played.interrupted.await(60, TimeUnit.SECONDS));
    }

    @Test
    void aCancelOfNothingMeansNothing() throws Exception {
        try (var client = RawClient.greeted(socket.path())) {
            client.send("010500000000".repeat(100));
            client.send(new Request.Status("ann"));
            assertInstanceOf(Event.Progress.class, client.next().orElseThrow());
        }
    }

    @Test
    void rubbishEndsTheConversation() throws Exception {
        var random = new Random(1);
        for (var i = 0; i < 50; i++) {
            var rubbish = new byte[1 + random.nextInt(10_000)];
            random.nextBytes(rubbish);
            try (var client = i % 2 == 0 ? RawClient.connect(socket.path()) : RawClient.greeted(socket.path())) {
                send(client, rubbish);
            }
        }
    }

    @Test
    void clientsVanishAtEveryByteOfARequest() throws Exception {
        var whole = RawClient.bytes(new Request.Verify("ann", CameraChoice.DEFAULT));
        for (var length = 0; length <= whole.length; length++) {
            try (var client = RawClient.greeted(socket.path())) {
                client.send(Arrays.copyOf(whole, length));
            }
            assertEquals("closed", played.closed.poll(60, TimeUnit.SECONDS), "after " + length + " bytes");
        }
    }

    /// No more at once than there is room for: who has hung up has his place until the service has noticed.
    @Test
    void twoHundredComeAndGo() throws Exception {
        for (var i = 0; i < 200; i++) {
            if (i >= Places.MOST / 2) assertEquals("closed", played.closed.poll(60, TimeUnit.SECONDS));
            try (var client = RemoteSemblance.connect(socket.path())) {
                assertTrue(client.isOpen());
            }
        }
        for (var i = 0; i < Places.MOST / 2; i++) {
            assertEquals("closed", played.closed.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void asManyAsThereIsRoomForAreServedAtOnceAndTheNextIsToldWhy() throws Exception {
        var clients = new ArrayList<RemoteSemblance>();
        try {
            for (var i = 0; i < Places.MOST; i++) clients.add(RemoteSemblance.connect(socket.path()));
            for (var client : clients) {
                assertEquals(new Answer.Done(), client.ask(new Request.Status("ann"), _ -> {}));
            }
            var refusal = assertThrows(ServiceException.Refused.class, () -> RemoteSemblance.connect(socket.path()));
            assertEquals(Words.text("ipc.full", Places.MOST), refusal.getMessage());
        } finally {
            clients.forEach(RemoteSemblance::close);
        }
        for (var i = 0; i < clients.size(); i++) assertEquals("closed", played.closed.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void whoSaysNothingLosesHisPlace() throws Exception {
        try (var client = RawClient.connect(socket.path())) {
            assertEquals(0, client.rest().size());
        }
    }

    @Test
    void whoBeginsARequestAndDoesNotGoOnLosesHisPlace() throws Exception {
        try (var client = RawClient.greeted(socket.path())) {
            client.send("01020000");
            assertEquals(0, client.rest().size());
        }
        assertEquals("closed", played.closed.poll(60, TimeUnit.SECONDS));
    }

    @Test
    void whoReadsNothingLosesHisPlaceAndHindersNobody() throws Exception {
        try (var deaf = RawClient.greeted(socket.path())) {
            deaf.send(new Request.Preview("ann", CameraChoice.DEFAULT));
            try (var client = RemoteSemblance.connect(socket.path())) {
                assertEquals(new Answer.Done(), client.ask(new Request.Status("ann"), _ -> {}));
            }
            assertEquals("closed", played.closed.poll(60, TimeUnit.SECONDS)); // the other client's
            assertEquals("closed", played.closed.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void whoReadsSlowlyHearsEveryStateAndTheLatestPicture() throws Exception {
        try (var slow = RawClient.greeted(socket.path())) {
            slow.send(new Request.Preview("ann", CameraChoice.DEFAULT));
            var states = new ArrayList<String>();
            while (states.size() < 5) {
                if (slow.next().orElseThrow() instanceof Event.State state) states.add(state.key());
            }
            assertEquals("[state.0, state.1, state.2, state.3, state.4]", states.toString());
        }
    }

    /// A service that has heard enough may hang up in the middle.
    private static void send(RawClient client, byte[] bytes) {
        try {
            client.send(bytes);
        } catch (IOException e) {
            assertTrue(e.getMessage() != null);
        }
    }
}
