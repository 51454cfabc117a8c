package org.semblance.launcher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.semblance.service.Trail;
import org.semblance.store.AuditEntry;

/// The history in the system's journal, where the service cannot change it any more: fields `SEMBLANCE_EVENT`,
/// `SEMBLANCE_USER`, `SEMBLANCE_SERVICE`, `SEMBLANCE_REASON` and `SEMBLANCE_CAMERA`, by journald's own
/// protocol; where it is not there, a line with its priority to the error output. Never a score.
///
/// @param socket journald's
/// @param otherwise where a line goes without it
record Journal(Path socket, PrintStream otherwise) implements Trail {
    static final Path SOCKET = Path.of("/run/systemd/journal/socket");
    /// Of every such entry: `journalctl MESSAGE_ID=...`.
    private static final String MESSAGE_ID = "5b0ce0a5f9a34a7d9a8d1c5e7f3b2a60";

    /// Of the name that a program gives itself, in characters: longer ones would fill the disk, one refusal at a
    /// time.
    private static final int MOST_OF_A_NAME = 100;

    private static final int NOTICE = 5;
    private static final int INFO = 6;

    @Override
    public void follow(AuditEntry entry, String called) {
        var service = called.length() > MOST_OF_A_NAME ? called.substring(0, MOST_OF_A_NAME) + "..." : called;
        if (!Datagram.send(socket.toString(), fields(entry, service), false)) {
            otherwise.println("<" + priority(entry) + ">" + line(entry, service));
        }
    }

    private static byte[] fields(AuditEntry entry, String service) {
        var bytes = new ByteArrayOutputStream();
        put(bytes, "MESSAGE", line(entry, service));
        put(bytes, "MESSAGE_ID", MESSAGE_ID);
        put(bytes, "PRIORITY", Integer.toString(priority(entry)));
        put(bytes, "SYSLOG_IDENTIFIER", "semblance");
        put(bytes, "SEMBLANCE_EVENT", word(entry.event()));
        put(bytes, "SEMBLANCE_USER", entry.user());
        put(bytes, "SEMBLANCE_SERVICE", service);
        put(bytes, "SEMBLANCE_REASON", word(entry.reason()));
        put(bytes, "SEMBLANCE_CAMERA", entry.camera());
        return bytes.toByteArray();
    }

    /// With its length: whatever is in a value, it ends where it says.
    private static void put(ByteArrayOutputStream bytes, String name, String value) {
        if (value.isEmpty()) return;
        var text = value.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes((name + "\n").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .array());
        bytes.writeBytes(text);
        bytes.write('\n');
    }

    private static int priority(AuditEntry entry) {
        return switch (entry.event()) {
            case "REFUSED", "ABANDONED", "LEFT_OUT" -> NOTICE;
            default -> INFO;
        };
    }

    /// A name with a line end in it makes no second line.
    private static String line(AuditEntry entry, String service) {
        var line = new StringBuilder("face unlock: ").append(word(entry.event()));
        append(line, "user", entry.user());
        append(line, "service", service);
        append(line, "reason", word(entry.reason()));
        return line.toString().replaceAll("\\p{Cntrl}", "?");
    }

    private static void append(StringBuilder line, String name, String value) {
        if (!value.isEmpty()) line.append(", ").append(name).append(' ').append(value);
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
