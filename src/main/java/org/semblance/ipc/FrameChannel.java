package org.semblance.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Frames over a socket. One thread reads, one writes; neither may be interrupted while it does, for that closes a
/// channel. A frame that has begun to come, or to go, is over within [#PATIENCE], or the channel is closed.
final class FrameChannel implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Java copies what it writes into native memory that it keeps; so only pieces of this size.
    private static final int PIECE = 64 << 10;

    private final SocketChannel channel;
    private final int longest;

    /// @param longest payload that is taken, in bytes
    FrameChannel(SocketChannel channel, int longest) {
        this.channel = channel;
        this.longest = longest;
    }

    /// Waits for the next frame, for as long as it takes until its first byte comes.
    ///
    /// @return empty when the other side has closed its end between two frames
    /// @throws FrameException for bytes that are no frame; nothing after them can be read
    Optional<Frame> read() throws IOException {
        var header = ByteBuffer.allocate(Frame.HEADER);
        if (channel.read(header) < 0) return Optional.empty();
        try (var _ = Deadline.closing(channel, PATIENCE)) {
            if (header.get(0) != Frame.VERSION) throw new FrameException("version " + header.get(0));
            fill(header);
            var kind = Frame.Kind.of(header.get(1));
            var length = header.getInt(2);
            if (length < 0 || length > longest) throw new FrameException("a payload of " + length + " bytes");
            var payload = new byte[length];
            fill(ByteBuffer.wrap(payload));
            return Optional.of(new Frame(kind, payload));
        }
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            var end = Math.min(buffer.capacity(), buffer.position() + PIECE);
            if (channel.read(buffer.limit(end)) < 0) throw new EOFException("the end of a frame is missing");
            buffer.limit(buffer.capacity());
        }
    }

    /// Overwrites the frame when it is out: some carry a password. Java's own copy in native memory is
    /// overwritten by what is sent next.
    void write(Frame frame) throws IOException {
        var bytes = ByteBuffer.allocate(Frame.HEADER + frame.payload().length)
                .put((byte) Frame.VERSION)
                .put(frame.kind().code())
                .putInt(frame.payload().length)
                .put(frame.payload())
                .flip();
        try (var _ = Deadline.closing(channel, PATIENCE)) {
            while (bytes.position() < bytes.capacity()) {
                channel.write(bytes.limit(Math.min(bytes.capacity(), bytes.position() + PIECE)));
            }
        } finally {
            Arrays.fill(bytes.array(), (byte) 0);
            Arrays.fill(frame.payload(), (byte) 0);
        }
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        Deadline.close(channel);
    }
}
