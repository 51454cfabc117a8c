package org.semblance.ui.tray;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The right to be the tray of this session, held for as long as the process lives.
public final class OneTray implements AutoCloseable {
    private final FileLock lock;

    private OneTray(FileLock lock) {
        this.lock = lock;
    }

    /// Empty when another process holds it.
    ///
    /// @param folder of this user alone; it is made where it is missing
    public static Optional<OneTray> claim(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(folder, ours);
        }
        var file = folder.resolve("one-tray.lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock != null) return Optional.of(new OneTray(lock));
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
