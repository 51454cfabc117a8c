package org.semblance.session.linux;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.session.SessionException;

/// No bus, mute buses, and what is left behind. The time limits are there to fail instead of to hang.
class BusTest {
    @TempDir
    Path folder;

    private final Set<Thread> before = threads();

    private String refusal(Desktop desktop) {
        return assertThrows(SessionException.class, () -> LinuxSessions.open("me", desktop))
                .getMessage();
    }

    private Desktop at(Path socket) {
        return new Desktop("unix:path=" + socket, "unix:path=" + socket, "");
    }

    @Test
    @Timeout(120)
    void withoutABusItsAddressIsNamed() {
        var message = refusal(at(folder.resolve("nothing")));
        assertTrue(message.contains("no message bus at unix:path=" + folder.resolve("nothing")), message);
    }

    @Test
    @Timeout(120)
    void anAddressThatIsNoneIsRefused() {
        for (var address : List.of("", "nonsense", "unix:abstract=/tmp/x", "tcp:host=localhost,port=1", "unix:path=")) {
            var message = refusal(new Desktop(address, address, ""));
            assertTrue(message.contains("no message bus at " + address), message);
        }
    }

    @Test
    @Timeout(120)
    void aBusWithoutLogindIsSaidSo() {
        try (var bus = PrivateBus.start()) {
            var message = refusal(new Desktop(bus.address(), "", ""));
            assertTrue(message.contains("the system bus answers, logind is not on it"), message);
        }
    }

    @Test
    @Timeout(120)
    void aBusThatTakesConnectionsAndNeverAnswersIsGivenUp() throws IOException {
        var socket = folder.resolve("mute");
        try (var server = listen(socket)) {
            assertTrue(server.isOpen());
            var message = refusal(at(socket));
            assertTrue(message.contains("takes connections and does not answer"), message);
        }
    }

    @Test
    @Timeout(120)
    void aBusThatLetsUsInAndThenFallsSilentIsGivenUp() throws Exception {
        var socket = folder.resolve("silent");
        try (var server = listen(socket)) {
            Thread.ofVirtual().start(() -> letIn(server));
            var message = refusal(at(socket));
            assertTrue(message.contains("takes connections and does not answer"), message);
        }
    }

    @Test
    @Timeout(120)
    void logindThatNeverAnswersIsGivenUp() throws Exception {
        try (var bus = PrivateBus.start();
                var mute = new Mock(bus, Logind.NAME, List.of("--system", "--template", "logind"))) {
            mute.method(
                    "/org/freedesktop/login1",
                    "org.freedesktop.login1.Manager",
                    "ListSessions",
                    "",
                    "a(susso)",
                    "import time; time.sleep(20)");
            var message = refusal(new Desktop(bus.address(), "", ""));
            assertTrue(message.contains("logind knows no session of me"), message);
        }
    }

    @Test
    @Timeout(120)
    void closingTwiceIsHarmless() throws Exception {
        try (var logind = LogindStandIn.start("me", 1000)) {
            var session = LinuxSessions.open("me", logind.desktop());
            session.lock();
            session.close();
            session.close();
            assertTrue(logind.isLocked());
        }
    }

    /// After every test here: whatever was opened, or was not, leaves no thread behind.
    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        for (var thread : threads()) {
            if (!before.contains(thread)) assertTrue(thread.join(Duration.ofSeconds(60)), thread::getName);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(?i).*(dbus|semblance).*"))
                .collect(Collectors.toSet());
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    /// The server's side of D-Bus authentication, and no word after it. Ends with the server.
    private static void letIn(ServerSocketChannel server) {
        try {
            while (true) {
                var guest = server.accept();
                Thread.ofVirtual().start(() -> greet(guest));
            }
        } catch (IOException e) {
            assertFalse(server.isOpen());
        }
    }

    private static void greet(SocketChannel guest) {
        try (guest) {
            var heard = ByteBuffer.allocate(4096);
            while (!text(heard).contains("AUTH") && guest.read(heard) > 0) {}
            guest.write(StandardCharsets.US_ASCII.encode("OK 1234deadbeef1234deadbeef1234dead\r\n"));
            while (guest.read(heard.clear()) > 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ByteBuffer heard) {
        return StandardCharsets.US_ASCII.decode(heard.duplicate().flip()).toString();
    }
}
