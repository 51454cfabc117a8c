package org.semblance.launcher;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.semblance.ipc.CFunction;

/// What systemd hands over and wants to hear, sd_notify(3). Where it did not start this process, nothing of either.
/// Java has no datagram sockets of the Unix kind, so the words go through the C library.
record Systemd(Map<String, String> environment) {
    private static final System.Logger LOG = System.getLogger(Systemd.class.getName());
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    /// `sockaddr_un`: the family in 2 bytes, then the path.
    private static final int ADDRESS_BYTES = 110;
    private static final int PATH_AT = 2;

    /// The socket of the unit that started this process, `StandardInput=socket`.
    Optional<ServerSocketChannel> socket() throws IOException {
        return System.inheritedChannel() instanceof ServerSocketChannel listening
                ? Optional.of(listening)
                : Optional.empty();
    }

    void ready() {
        tell("READY=1");
    }

    void stopping() {
        tell("STOPPING=1");
    }

    /// Tells again and again that all is well, for as long as it is: twice in the time the unit's `WatchdogSec`
    /// gives.
    ScheduledExecutorService watchdog(BooleanSupplier well) {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("watchdog").factory());
        patience().ifPresent(patience -> {
            var half = patience.toNanos() / 2;
            timer.scheduleAtFixedRate(() -> pingIf(well), half, half, TimeUnit.NANOSECONDS);
        });
        return timer;
    }

    private void pingIf(BooleanSupplier well) {
        if (well.getAsBoolean()) tell("WATCHDOG=1");
        else LOG.log(System.Logger.Level.ERROR, "the recognition thread hangs; the watchdog is not told otherwise");
    }

    private Optional<Duration> patience() {
        var microseconds = environment.getOrDefault("WATCHDOG_USEC", "");
        var forWhom = environment.getOrDefault("WATCHDOG_PID", "");
        var ours = forWhom.isEmpty()
                || forWhom.equals(Long.toString(ProcessHandle.current().pid()));
        return ours && microseconds.matches("[1-9][0-9]{0,15}")
                ? Optional.of(Duration.of(Long.parseLong(microseconds), ChronoUnit.MICROS))
                : Optional.empty();
    }

    private void tell(String words) {
        var address = environment.getOrDefault("NOTIFY_SOCKET", "").getBytes(StandardCharsets.UTF_8);
        if (address.length < 2 || address.length > ADDRESS_BYTES - PATH_AT - 1) return;
        if (address[0] != '/' && address[0] != '@') return;
        if (address[0] == '@') address[0] = 0; // an abstract one
        try (var arena = Arena.ofConfined()) {
            var to = arena.allocate(ADDRESS_BYTES, JAVA_SHORT.byteAlignment());
            to.set(JAVA_SHORT, 0, AF_UNIX);
            MemorySegment.copy(address, 0, to, JAVA_BYTE, PATH_AT, address.length);
            var said = words.getBytes(StandardCharsets.UTF_8);
            var message = arena.allocateFrom(JAVA_BYTE, said);
            send(message, said.length, to, PATH_AT + address.length);
        }
    }

    private static void send(MemorySegment message, long length, MemorySegment to, int toLength) {
        try {
            var socket = (int) Library.SOCKET.invokeExact((int) AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            var sent = (long) Library.SENDTO.invokeExact(socket, message, length, MSG_NOSIGNAL, to, toLength);
            var closed = (int) Library.CLOSE.invokeExact(socket);
            if (sent != length || closed != 0) LOG.log(System.Logger.Level.WARNING, "systemd was not reached");
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Looked up when there is something to tell.
    private static final class Library {
        static final MethodHandle SOCKET =
                CFunction.find("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        static final MethodHandle SENDTO = CFunction.find(
                "sendto", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
        static final MethodHandle CLOSE = CFunction.find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

        private Library() {}
    }
}
