package org.semblance.ipc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import jdk.net.ExtendedSocketOptions;

/// The user at the other end of a socket, as the kernel tells it. Users are compared by their numbers.
record Peer(UserPrincipal user) {
    /// Whom the system's service runs as.
    private static final String ACCOUNT = "semblance";
    private static final Path SELF = Path.of("/proc/self");

    static Peer of(SocketChannel channel) throws IOException {
        return new Peer(channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user());
    }

    String name() {
        return user.getName();
    }

    boolean isSelfOrRoot() throws IOException {
        return user.equals(Files.getOwner(SELF)) || is("root");
    }

    /// Whether a client may believe what it says in the name of the system.
    boolean isSystem() throws IOException {
        return is("root") || is(ACCOUNT);
    }

    private boolean is(String name) throws IOException {
        try {
            return user.equals(
                    SELF.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (UserPrincipalNotFoundException _) {
            return false;
        }
    }

    /// The number of this process's own user.
    static String ownNumber() {
        try {
            return Files.getAttribute(SELF, "unix:uid").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no /proc, no Linux
        }
    }
}
