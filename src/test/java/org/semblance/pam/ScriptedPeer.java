package org.semblance.pam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Something that listens where the service should, and says what the test wants. The bytes are written here by
/// hand, after `ipc.md`, not by the product's own code.
final class ScriptedPeer implements AutoCloseable {
    @FunctionalInterface
    interface Script {
        void play(SocketChannel client) throws IOException;
    }

    static final byte[] HELLO = {1, 1, 0, 0, 0, 0};
    private static final int ANSWER = 4;
    private static final int EVENT = 3;

    /// What clients asked, one payload each.
    final BlockingQueue<byte[]> asked = new LinkedBlockingQueue<>();

    private final ServerSocketChannel listening;
    private final Thread thread;

    ScriptedPeer(Path socket, Script script) throws IOException {
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket));
        thread = Thread.ofVirtual().start(() -> serve(script));
    }

    /// Hears the question, and answers these bytes.
    static ScriptedPeer answering(Path socket, byte[] bytes) throws IOException {
        var peer = new ScriptedPeer[1];
        peer[0] = new ScriptedPeer(socket, client -> {
            peer[0].hearQuestion(client);
            write(client, bytes);
        });
        return peer[0];
    }

    private void serve(Script script) {
        while (listening.isOpen()) {
            try (var client = listening.accept()) {
                script.play(client);
            } catch (IOException _) {
                // the client is gone, or the test is over
            }
        }
    }

    /// Greets, and waits until the client has asked.
    void hearQuestion(SocketChannel client) throws IOException {
        read(client, HELLO.length);
        write(client, HELLO);
        hearNext(client);
    }

    /// Waits for one request more.
    void hearNext(SocketChannel client) throws IOException {
        var header = read(client, HELLO.length);
        asked.add(read(client, ByteBuffer.wrap(header, 2, 4).getInt()));
    }

    static void write(SocketChannel client, byte[] bytes) throws IOException {
        for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) client.write(left);
    }

    static byte[] read(SocketChannel client, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) if (client.read(buffer) < 0) throw new IOException("hung up");
        return buffer.array();
    }

    /// Waits until the client hangs up.
    static void listenForEver(SocketChannel client) throws IOException {
        var buffer = ByteBuffer.allocate(256);
        while (client.read(buffer.clear()) >= 0) buffer.clear();
    }

    static byte[] verified(String user, boolean accepted, String reason) {
        var flag = new byte[] {(byte) (accepted ? 1 : 0)};
        return answer(text("Verified"), text(user), flag, text(reason), new byte[8]);
    }

    static byte[] failed(String problem) {
        return answer(text("Failed"), text(problem), text("It did not work."), text("Try again."));
    }

    static byte[] answer(byte[]... parts) {
        return frame(ANSWER, parts);
    }

    static byte[] event() {
        return hint("hint.NO_FACE");
    }

    static byte[] hint(String key) {
        return frame(EVENT, text("Hint"), text(key));
    }

    private static byte[] frame(int kind, byte[]... parts) {
        var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var out = ByteBuffer.allocate(6 + length).put((byte) 1).put((byte) kind).putInt(length);
        for (var part : parts) out.put(part);
        return out.array();
    }

    static byte[] text(String text) {
        var bytes = text.getBytes(UTF_8);
        var out = new ByteArrayOutputStream();
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        thread.interrupt();
    }
}
