package org.semblance.ipc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Takes a payload apart. Every length is compared with what is there before anything is made for it.
final class MessageReader {
    private final ByteBuffer bytes;

    MessageReader(byte[] payload) {
        bytes = ByteBuffer.wrap(payload);
    }

    boolean isTrue() throws FrameException {
        var value = one();
        if (value > 1) throw new FrameException("neither yes nor no: " + value);
        return value == 1;
    }

    /// An unsigned byte.
    private int one() throws FrameException {
        return need(1).get() & 0xff;
    }

    /// An unsigned number of two bytes: how many follow.
    int count() throws FrameException {
        var count = need(2).getShort() & 0xffff;
        if (count > bytes.remaining()) throw new FrameException("only the beginning of " + count + " values");
        return count;
    }

    int integer() throws FrameException {
        return need(4).getInt();
    }

    long longInteger() throws FrameException {
        return need(8).getLong();
    }

    float number() throws FrameException {
        return need(4).getFloat();
    }

    double doubleNumber() throws FrameException {
        return need(8).getDouble();
    }

    byte[] bytes() throws FrameException {
        var length = integer();
        if (length < 0) throw new FrameException("a negative length");
        need(length);
        var value = new byte[length];
        bytes.get(value);
        return value;
    }

    String text() throws FrameException {
        var length = count();
        var encoded = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            throw new FrameException("a text that is not UTF-8");
        }
    }

    void end() throws FrameException {
        if (bytes.hasRemaining()) throw new FrameException(bytes.remaining() + " bytes too many");
    }

    private ByteBuffer need(int length) throws FrameException {
        if (length > bytes.remaining()) throw new FrameException("the end of a message is missing");
        return bytes;
    }
}
