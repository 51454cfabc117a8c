package org.semblance.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Fields as bytes that can be read back in one way only: numbers are 8 bytes big-endian, texts UTF-8 after
/// their length. Without the length, user `ab` with camera `c` would look like user `a` with camera `bc`.
final class CanonicalBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    CanonicalBytes number(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    CanonicalBytes text(String value) {
        var encoded = value.getBytes(UTF_8);
        number(encoded.length);
        bytes.writeBytes(encoded);
        return this;
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}
