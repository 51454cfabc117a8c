package org.semblance.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads protobuf's wire format, field by field.
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private ProtobufReader() {}

    /// One field: a number, or bytes where those are not null.
    record Field(int number, long value, ByteBuffer bytes) {
        boolean hasBytes() {
            return bytes != null;
        }

        String text() {
            return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        }

        /// A copy of its bytes.
        byte[] array() {
            var copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return copy;
        }
    }

    interface Visitor {
        void visit(Field field);
    }

    /// Numbers of fixed size, which no message here needs, are skipped.
    ///
    /// @throws RuntimeException of some kind for a message that is cut off or none at all
    static void fields(ByteBuffer message, Visitor visitor) {
        var rest = message.duplicate();
        while (rest.hasRemaining()) {
            var tag = varint(rest);
            var number = (int) (tag >>> 3);
            switch ((int) tag & 7) {
                case VARINT -> visitor.visit(new Field(number, varint(rest), null));
                case FIXED64 -> rest.position(rest.position() + Long.BYTES);
                case FIXED32 -> rest.position(rest.position() + Integer.BYTES);
                case BYTES -> {
                    var length = Math.toIntExact(varint(rest));
                    visitor.visit(new Field(number, 0, rest.slice(rest.position(), length)));
                    rest.position(rest.position() + length);
                }
                default -> throw new IllegalArgumentException("wire type " + (tag & 7));
            }
        }
    }

    static long varint(ByteBuffer message) {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = message.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) return value;
        }
        throw new IllegalArgumentException("a number without an end");
    }
}
