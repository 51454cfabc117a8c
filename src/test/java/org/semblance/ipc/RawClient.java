package org.semblance.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A client that sends whatever bytes a test wants.
public final class RawClient implements AutoCloseable {
    private final SocketChannel channel;
    private final FrameChannel frames;

    private RawClient(SocketChannel channel) {
        this.channel = channel;
        this.frames = new FrameChannel(channel, Frame.LONGEST_TO_CLIENT);
    }

    public static RawClient connect(Path socket) throws IOException {
        return new RawClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    /// Has said hello and heard it.
    public static RawClient greeted(Path socket) throws IOException {
        var client = connect(socket);
        client.frames.write(Frame.HELLO);
        assertEquals(Frame.Kind.HELLO, client.frames.read().orElseThrow().kind());
        return client;
    }

    public void send(byte[] bytes) throws IOException {
        for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) channel.write(buffer);
    }

    public void send(String hex) throws IOException {
        send(HexFormat.of().parseHex(hex));
    }

    public void send(Request request) throws IOException {
        frames.write(Messages.frame(request));
    }

    /// The bytes of a frame.
    public static byte[] bytes(Request request) {
        var payload = Messages.frame(request).payload();
        return ByteBuffer.allocate(Frame.HEADER + payload.length)
                .put((byte) Frame.VERSION)
                .put(Frame.Kind.REQUEST.code())
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    /// The next answer or event; empty at the end of the conversation.
    public Optional<Object> next() throws IOException {
        var frame = frames.read();
        if (frame.isEmpty()) return Optional.empty();
        return Optional.of(
                frame.get().kind() == Frame.Kind.EVENT ? Messages.event(frame.get()) : Messages.answer(frame.get()));
    }

    /// All that still comes. A service that hangs up with our bytes unread resets the connection, as it were.
    public List<Object> rest() {
        var rest = new ArrayList<>();
        try {
            for (var next = next(); next.isPresent(); next = next()) rest.add(next.get());
        } catch (IOException e) {
            rest.add("reset");
        }
        return rest;
    }

    @Override
    public void close() {
        frames.close();
    }
}
