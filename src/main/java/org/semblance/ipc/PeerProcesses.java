package org.semblance.ipc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The processes behind the connections of one listening socket. Java tells the user of a peer, not its
/// process, and not under which number this process holds the connection. But a new connection is a file of
/// this process that was not there before, and whose own address is that of the listening socket; nothing else
/// is both.
final class PeerProcesses {
    private static final System.Logger LOG = System.getLogger(PeerProcesses.class.getName());
    private static final Path OWN_FILES = Path.of("/proc/self/fd");
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    /// `ucred`: process, user, group.
    private static final int CREDENTIALS_BYTES = 12;
    private static final int UID_AT = 4;
    /// `sockaddr_un`: the family in 2 bytes, then the path.
    private static final int ADDRESS_BYTES = 110;
    private static final int PATH_AT = 2;

    private static final MethodHandle GETSOCKNAME =
            CFunction.find("getsockname", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle GETSOCKOPT = CFunction.find(
            "getsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));

    private final String path;
    private Set<String> known;

    /// @param path where the socket listens already, before anybody was accepted
    PeerProcesses(Path path) throws IOException {
        this.path = path.toString();
        this.known = Set.copyOf(sockets().keySet());
    }

    /// To be asked after each connection is accepted and before the next one is, while it is open.
    ///
    Caller.Process ofNewest() {
        try {
            var now = sockets();
            var ours = now.keySet().stream()
                    .filter(name -> !known.contains(name))
                    .map(now::get)
                    .filter(this::isOurs)
                    .toList();
            known = Set.copyOf(now.keySet());
            return ours.size() == 1 ? peer(ours.getFirst()) : Caller.Process.UNKNOWN;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the process of a client stays unknown: {0}", e.getMessage());
            return Caller.Process.UNKNOWN;
        }
    }

    /// The numbers of this process's sockets by their names, as `socket:[12345]`, which no other socket will have.
    private static Map<String, Integer> sockets() throws IOException {
        var sockets = new HashMap<String, Integer>();
        try (var files = Files.newDirectoryStream(OWN_FILES)) {
            for (var file : files) {
                var name = target(file);
                if (name.startsWith("socket:"))
                    sockets.put(name, Integer.valueOf(file.getFileName().toString()));
            }
        }
        return sockets;
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException _) {
            return ""; // closed since it was listed
        }
    }

    private boolean isOurs(int number) {
        try (var arena = Arena.ofConfined()) {
            var address = arena.allocate(ADDRESS_BYTES + 1);
            var length = arena.allocateFrom(JAVA_INT, ADDRESS_BYTES);
            return call(GETSOCKNAME, number, address, length) == 0
                    && address.getString(PATH_AT).equals(path);
        }
    }

    private static Caller.Process peer(int number) {
        try (var arena = Arena.ofConfined()) {
            var credentials = arena.allocate(CREDENTIALS_BYTES, JAVA_INT.byteAlignment());
            var length = arena.allocateFrom(JAVA_INT, CREDENTIALS_BYTES);
            var done = call(GETSOCKOPT, number, SOL_SOCKET, SO_PEERCRED, credentials, length) == 0;
            if (!done) return Caller.Process.UNKNOWN;
            return new Caller.Process(credentials.get(JAVA_INT, 0), credentials.get(JAVA_INT, UID_AT));
        }
    }

    private static int call(MethodHandle function, int number, MemorySegment address, MemorySegment length) {
        try {
            return (int) function.invokeExact(number, address, length);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static int call(
            MethodHandle function, int number, int level, int option, MemorySegment value, MemorySegment length) {
        try {
            return (int) function.invokeExact(number, level, option, value, length);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
