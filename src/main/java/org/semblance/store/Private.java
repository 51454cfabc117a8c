package org.semblance.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// What keeps other users of the machine away from a file.
final class Private {
    private static final int READABLE_BY_OTHERS = 0077;
    private static final int WRITABLE_BY_OTHERS = 0022;

    private Private() {}

    /// Makes the folder with mode 0700, or accepts one that is. An existing folder that is open to others is
    /// refused and not tightened: it may be anybody's `/tmp`, and what already lies in it may not be ours.
    ///
    /// @return its real path
    static Path folder(Path folder) throws StoreException {
        var real = create(folder);
        var owner = owned(real);
        if ((owner.mode() & READABLE_BY_OTHERS) != 0) {
            throw new StoreException.Forbidden(StoreFlaw.ENTERABLE, real);
        }
        return real;
    }

    /// The same for a folder that also holds what is no secret: others may look, not write.
    static Path folderNobodyElseWrites(Path folder) throws StoreException {
        var real = create(folder);
        var owner = owned(real);
        if ((owner.mode() & WRITABLE_BY_OTHERS) != 0) {
            throw new StoreException.Forbidden(StoreFlaw.WRITABLE, real);
        }
        return real;
    }

    /// A plain file of this user that nobody else could change. Where others could merely read it, it is
    /// tightened.
    static void tightened(Path file) throws StoreException {
        var mode = plain(file).mode();
        if ((mode & WRITABLE_BY_OTHERS) != 0) {
            throw new StoreException.Forbidden(StoreFlaw.CHANGEABLE, file);
        }
        if ((mode & READABLE_BY_OTHERS) == 0) return;
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw Io.exception(file, e);
        }
    }

    /// A plain file of this user that nobody else could even read.
    static void secret(Path file) throws StoreException {
        if ((plain(file).mode() & READABLE_BY_OTHERS) != 0) {
            throw new StoreException.Forbidden(StoreFlaw.READABLE, file);
        }
    }

    private static Path create(Path folder) throws StoreException {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return folder.toRealPath();
        } catch (FileAlreadyExistsException _) {
            throw new StoreException.Forbidden(StoreFlaw.NO_FOLDER, folder);
        } catch (IOException e) {
            throw Io.exception(folder, e);
        }
    }

    private static Owner plain(Path file) throws StoreException {
        var owner = owned(file);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new StoreException.Forbidden(StoreFlaw.NO_PLAIN_FILE, file);
        }
        return owner;
    }

    private static Owner owned(Path path) throws StoreException {
        try {
            var owner = Owner.of(path);
            if (owner.uid() == Owner.self()) return owner;
            throw new StoreException.Forbidden(StoreFlaw.FOREIGN, path, owner.uid());
        } catch (IOException e) {
            throw Io.exception(path, e);
        }
    }

    /// @param mode the permission bits
    private record Owner(int uid, int mode) {
        static Owner of(Path path) throws IOException {
            var attributes = Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            return new Owner((int) attributes.get("uid"), (int) attributes.get("mode") & 07777);
        }

        /// The effective user of this process. A user name would not do: it may have none, or be
        /// overridden.
        static int self() throws IOException {
            for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("Uid:")) return Integer.parseInt(line.split("\\s+")[2]);
            }
            throw new IOException("/proc/self/status names no user");
        }
    }
}
