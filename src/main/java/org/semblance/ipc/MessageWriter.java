package org.semblance.ipc;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Puts a payload together, big end first.
final class MessageWriter {
    private static final int MOST = 0xffff;

    private interface Step {
        void to(DataOutputStream out) throws IOException;
    }

    /// Room for every message without a picture, so that a password is not left behind where it grew.
    private static final int ROOM = 2048;

    private static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(ROOM);
        }

        void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }

    private final Bytes bytes = new Bytes();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void isTrue(boolean value) {
        put(to -> to.writeByte(value ? 1 : 0));
    }

    /// @throws IllegalArgumentException for more than two bytes can count
    void count(int count) {
        if (count > MOST) throw new IllegalArgumentException("too long for a message: " + count);
        put(to -> to.writeShort(count));
    }

    void integer(int value) {
        put(to -> to.writeInt(value));
    }

    void longInteger(long value) {
        put(to -> to.writeLong(value));
    }

    void number(float value) {
        put(to -> to.writeFloat(value));
    }

    void doubleNumber(double value) {
        put(to -> to.writeDouble(value));
    }

    void bytes(byte[] value) {
        integer(value.length);
        put(to -> to.write(value));
    }

    void text(String value) {
        var encoded = value.getBytes(StandardCharsets.UTF_8);
        count(encoded.length);
        put(to -> to.write(encoded));
    }

    /// What was written; this writer is of no more use.
    byte[] payload() {
        var payload = bytes.toByteArray();
        bytes.wipe();
        return payload;
    }

    private void put(Step step) {
        try {
            step.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail that way
        }
    }
}
