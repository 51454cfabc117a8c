package org.semblance.pam;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Replaces a file so that after a power cut it is the old one or the new one. Owner, group and mode stay.
final class FileReplacement {
    private FileReplacement() {}

    static void write(Path file, byte[] content) throws IOException {
        var before = attributes(file);
        var fresh = file.resolveSibling("." + file.getFileName() + ".semblance-new");
        Files.deleteIfExists(fresh);
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) channel.write(rest);
                channel.force(true);
            }
            give(fresh, before);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static Optional<PosixFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, PosixFileAttributes.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static void give(Path file, Optional<PosixFileAttributes> before) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (before.isEmpty()) {
            view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
            return;
        }
        view.setOwner(before.get().owner());
        view.setGroup(before.get().group());
        view.setPermissions(before.get().permissions());
    }
}
