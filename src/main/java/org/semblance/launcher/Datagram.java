package org.semblance.launcher;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import org.semblance.ipc.CFunction;

/// One message to a Unix datagram socket. Java has none of that kind, so it goes through the C library.
final class Datagram {
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_DONTWAIT = 0x40;
    /// `sockaddr_un`: the family in 2 bytes, then the path.
    private static final int ADDRESS_BYTES = 110;

    private static final int PATH_AT = 2;

    private Datagram() {}

    /// @param address a path, or `@` and an abstract name
    /// @param waits for a reader that is busy
    /// @return whether it was taken
    static boolean send(String address, byte[] said, boolean waits) {
        var path = address.getBytes(StandardCharsets.UTF_8);
        if (path.length < 2 || path.length > ADDRESS_BYTES - PATH_AT - 1) return false;
        if (path[0] != '/' && path[0] != '@') return false;
        if (path[0] == '@') path[0] = 0; // an abstract one
        try (var arena = Arena.ofConfined()) {
            var to = arena.allocate(ADDRESS_BYTES, JAVA_SHORT.byteAlignment());
            to.set(JAVA_SHORT, 0, AF_UNIX);
            MemorySegment.copy(path, 0, to, JAVA_BYTE, PATH_AT, path.length);
            var flags = waits ? MSG_NOSIGNAL : MSG_NOSIGNAL | MSG_DONTWAIT;
            return send(arena.allocateFrom(JAVA_BYTE, said), said.length, flags, to, PATH_AT + path.length);
        }
    }

    private static boolean send(MemorySegment message, long length, int flags, MemorySegment to, int toLength) {
        try {
            var socket = (int) Library.SOCKET.invokeExact((int) AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            var sent = (long) Library.SENDTO.invokeExact(socket, message, length, flags, to, toLength);
            var closed = (int) Library.CLOSE.invokeExact(socket);
            return sent == length && closed == 0;
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
