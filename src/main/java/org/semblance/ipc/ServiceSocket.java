package org.semblance.ipc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// Where a service listens: `service.sock` in a folder that nobody else can enter, with `service.lock` beside it.
public record ServiceSocket(Path folder) {
    private static final int OTHERS = 0077;

    /// Of the user this process runs as: under `XDG_RUNTIME_DIR`, or under `/run/user/UID` where that is not set.
    public static ServiceSocket ofUser(Map<String, String> environment) throws ServiceException {
        var variable = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        var runtime = variable.startsWith("/")
                ? Path.of(variable)
                : Path.of("/run/user").resolve(Peer.ownNumber());
        if (!variable.startsWith("/") && !Files.isDirectory(runtime, LinkOption.NOFOLLOW_LINKS)) {
            throw ServiceException.NoFolder.unset();
        }
        check(runtime);
        return new ServiceSocket(runtime.resolve("semblance"));
    }

    public Path path() {
        return folder.resolve("service.sock");
    }

    Path lock() {
        return folder.resolve("service.lock");
    }

    /// For a service: makes the folder, or accepts one that is this user's alone.
    void prepare() throws ServiceException {
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                var mode = PosixFilePermissions.fromString("rwx------");
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(mode));
            }
        } catch (IOException e) {
            throw ServiceException.NoFolder.unusable(folder, "ipc.folder.read-only");
        }
        check(folder);
    }

    private static void check(Path folder) throws ServiceException {
        try {
            var attributes = Files.readAttributes(folder, "unix:uid,mode,isDirectory", LinkOption.NOFOLLOW_LINKS);
            if (!(boolean) attributes.get("isDirectory")) throw unusable(folder, "ipc.folder.none");
            if (!attributes.get("uid").toString().equals(Peer.ownNumber())) {
                throw unusable(folder, "ipc.folder.foreign");
            }
            if (((int) attributes.get("mode") & OTHERS) != 0) throw unusable(folder, "ipc.folder.open");
        } catch (IOException e) {
            throw unusable(folder, "ipc.folder.none");
        }
    }

    private static ServiceException unusable(Path folder, String reason) {
        return ServiceException.NoFolder.unusable(folder, reason);
    }
}
