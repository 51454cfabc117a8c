package org.semblance.ipc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/// The user at the other end of a socket, as the kernel tells it. Users are compared by their numbers.
record Peer(UserPrincipal user) {
    private static final Path SELF = Path.of("/proc/self");

    static Peer of(SocketChannel channel) throws IOException {
        return new Peer(channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user());
    }

    String name() {
        return user.getName();
    }

    boolean isSelfOrRoot() throws IOException {
        return user.equals(Files.getOwner(SELF)) || user.equals(root());
    }

    private static UserPrincipal root() throws IOException {
        return SELF.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root");
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
