package org.semblance.ipc;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// What one service at a time holds: a lock on a file that the kernel takes back however its holder ends. The file
/// names the holder and stays, for removing it would let two services hold one lock each.
record ServiceLock(FileChannel file) implements AutoCloseable {

    static ServiceLock take(Path path) throws ServiceException {
        try {
            var folderMode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(path.getParent(), folderMode);
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            return take(FileChannel.open(path, Set.of(CREATE, READ, WRITE, LinkOption.NOFOLLOW_LINKS), mode));
        } catch (IOException e) {
            throw new ServiceException.CannotListen(path, e.getMessage());
        }
    }

    private static ServiceLock take(FileChannel file) throws IOException, ServiceException {
        if (file.tryLock() == null) {
            try (file) {
                throw held(file);
            }
        }
        file.truncate(0);
        file.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes()));
        return new ServiceLock(file);
    }

    private static ServiceException held(FileChannel file) throws IOException {
        var pid = ByteBuffer.allocate(20);
        file.read(pid, 0);
        return new ServiceException.AlreadyRunning(new String(pid.array(), 0, pid.position()));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            System.getLogger(ServiceLock.class.getName())
                    .log(System.Logger.Level.WARNING, "did not close cleanly: {0}", e.getMessage());
        }
    }
}
