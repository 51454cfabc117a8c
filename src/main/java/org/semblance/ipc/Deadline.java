package org.semblance.ipc;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Closes a channel, and so ends whatever waits for it, unless it is met in time. Sockets of this family know no
/// time limit.
final class Deadline implements AutoCloseable {
    private final CompletableFuture<Void> met = new CompletableFuture<>();

    private Deadline() {}

    static Deadline closing(SocketChannel channel, Duration patience) {
        var deadline = new Deadline();
        deadline.met.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionally(_ -> {
            close(channel);
            return null;
        });
        return deadline;
    }

    /// It was met.
    @Override
    public void close() {
        met.complete(null);
    }

    static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(Deadline.class.getName())
                    .log(System.Logger.Level.DEBUG, "did not close cleanly: {0}", e.getMessage());
        }
    }
}
