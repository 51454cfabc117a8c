package org.semblance.ipc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Lets a test be another user to a service: whatever goes into a socket of this user's comes out of a process
/// of the other's, and back.
public final class AnotherUser implements AutoCloseable {
    private static final String RELAY = """
        import os, pwd, socket, sys, threading
        front = socket.socket(socket.AF_UNIX)
        front.bind(sys.argv[1])
        front.listen(64)
        other = pwd.getpwnam(sys.argv[3])
        os.setgroups([])
        os.setgid(other.pw_gid)
        os.setuid(other.pw_uid)
        print('listens', flush=True)

        def copy(source, target):
            try:
                while data := source.recv(65536):
                    target.sendall(data)
            except OSError:
                pass
            for end in source, target:
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

        while True:
            client, _ = front.accept()
            service = socket.socket(socket.AF_UNIX)
            try:
                service.connect(sys.argv[2])
            except OSError:
                client.close()
                continue
            threading.Thread(target=copy, args=(client, service)).start()
            threading.Thread(target=copy, args=(service, client)).start()
        """;

    private final Path socket;
    private final Process process;

    /// @param name of an account that every Debian has: nobody, daemon, games
    /// @param folder for the socket of this user's
    public AnotherUser(String name, Path service, Path folder) throws IOException {
        socket = Files.createTempDirectory(folder, name).resolve("relay.sock");
        process = new ProcessBuilder("python3", "-c", RELAY, socket.toString(), service.toString(), name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!"listens".equals(process.inputReader().readLine())) {
            throw new AssertionError("this test needs python3, and root to become somebody else");
        }
    }

    /// Lets other users through to what lies in a test's folder.
    public static void letThrough(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    public RemoteSemblance connect() throws ServiceException {
        return RemoteSemblance.connect(socket);
    }

    RawClient connectRaw() throws IOException {
        return RawClient.connect(socket);
    }

    long process() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
