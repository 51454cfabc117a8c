package org.semblance.ipc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// Where a service listens: `service.sock` in a folder that nobody else can write to.
///
/// @param lock the file whose holder is the one service
/// @param system every user of the machine may connect, and it is the system's service that listens
public record ServiceSocket(Path folder, Path lock, boolean system) {
    private static final Path SYSTEM = Path.of("/run/semblance");
    private static final int ENTERED_BY_OTHERS = 0077;
    private static final int WRITTEN_BY_OTHERS = 0022;

    /// In a folder that nobody else can enter, with the lock beside it.
    public ServiceSocket(Path folder) {
        this(folder, folder.resolve("service.lock"), false);
    }

    /// For the system's service.
    ///
    /// @param state its own folder; nobody else can take the lock there
    public static ServiceSocket ofSystem(Path folder, Path state) {
        return new ServiceSocket(folder, state.resolve("service.lock"), true);
    }

    /// For clients of the system's service. The property `semblance.system` on the command line moves it.
    public static ServiceSocket ofSystem() {
        var moved = System.getProperty("semblance.system");
        var folder = moved == null ? SYSTEM : Path.of(moved);
        return ofSystem(folder, folder);
    }

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

    /// The mode of the socket itself.
    String mode() {
        return system ? "rw-rw-rw-" : "rw-------";
    }

    /// For a service: makes the folder, or accepts one that nobody else can change.
    void prepare() throws ServiceException {
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                var mode = PosixFilePermissions.fromString(system ? "rwxr-xr-x" : "rwx------");
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(mode));
            }
        } catch (IOException e) {
            throw ServiceException.NoFolder.unusable(folder, "ipc.folder.read-only");
        }
        if (system) check(folder, WRITTEN_BY_OTHERS, "ipc.folder.writable");
        else check(folder);
    }

    private static void check(Path folder) throws ServiceException {
        check(folder, ENTERED_BY_OTHERS, "ipc.folder.open");
    }

    private static void check(Path folder, int forbidden, String why) throws ServiceException {
        try {
            var attributes = Files.readAttributes(folder, "unix:uid,mode,isDirectory", LinkOption.NOFOLLOW_LINKS);
            if (!(boolean) attributes.get("isDirectory")) throw unusable(folder, "ipc.folder.none");
            if (!attributes.get("uid").toString().equals(Peer.ownNumber())) {
                throw unusable(folder, "ipc.folder.foreign");
            }
            if (((int) attributes.get("mode") & forbidden) != 0) throw unusable(folder, why);
        } catch (IOException e) {
            throw unusable(folder, "ipc.folder.none");
        }
    }

    private static ServiceException unusable(Path folder, String reason) {
        return ServiceException.NoFolder.unusable(folder, reason);
    }
}
