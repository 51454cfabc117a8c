package org.semblance.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.store.AuditEntry;

/// What a journald hears: a datagram socket of python3 in its place.
class JournalTest {
    private static final String HEAR = "import socket, sys; s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM);"
            + " s.bind(sys.argv[1]); print('listens', flush=True); print(s.recv(65536).hex(), flush=True)";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream otherwise = new ByteArrayOutputStream();

    private Journal journal() {
        return new Journal(folder.resolve("socket"), new PrintStream(otherwise, true, UTF_8));
    }

    private static AuditEntry entry(String user, String event, String reason) {
        return new AuditEntry(Instant.EPOCH, user, event, reason, "usb:1");
    }

    private Map<String, String> heard(AuditEntry entry, String service) throws Exception {
        var socket = folder.resolve("socket").toString();
        var journald = new ProcessBuilder("python3", "-c", HEAR, socket).start();
        try (var lines = journald.inputReader()) {
            assertEquals("listens", lines.readLine());
            journal().follow(entry, service);
            return fields(HexFormat.of().parseHex(lines.readLine()));
        } finally {
            journald.destroyForcibly();
        }
    }

    /// As systemd.journal-fields(7) has it: a name, a line end, 8 bytes of length, the value, a line end.
    private static Map<String, String> fields(byte[] message) {
        var fields = new LinkedHashMap<String, String>();
        var at = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (at.hasRemaining()) {
            var name = new StringBuilder();
            for (var next = at.get(); next != '\n'; next = at.get()) name.append((char) next);
            var value = new byte[(int) at.getLong()];
            at.get(value);
            assertEquals('\n', at.get());
            fields.put(name.toString(), new String(value, UTF_8));
        }
        return fields;
    }

    @Test
    void everyAttemptIsOneEntryWithFieldsAndNoScore() throws Exception {
        var fields = heard(entry("ann", "REFUSED", "NOT_THIS_PERSON"), "i3lock");
        assertEquals(
                "face unlock: refused, user ann, service i3lock, reason not-this-person", fields.remove("MESSAGE"));
        assertEquals(32, fields.remove("MESSAGE_ID").length());
        assertEquals(
                Map.of(
                        "PRIORITY", "5",
                        "SYSLOG_IDENTIFIER", "semblance",
                        "SEMBLANCE_EVENT", "refused",
                        "SEMBLANCE_USER", "ann",
                        "SEMBLANCE_SERVICE", "i3lock",
                        "SEMBLANCE_REASON", "not-this-person",
                        "SEMBLANCE_CAMERA", "usb:1"),
                fields);
        assertEquals("", otherwise.toString(UTF_8));
    }

    @Test
    void aNameWithALineEndForgesNoField() throws Exception {
        var fields = heard(entry("ann\nSEMBLANCE_EVENT=unlocked", "GUARDED", "REMOTE"), "sudo");
        assertEquals("guarded", fields.get("SEMBLANCE_EVENT"));
        assertEquals("ann\nSEMBLANCE_EVENT=unlocked", fields.get("SEMBLANCE_USER"));
        assertFalse(fields.get("MESSAGE").contains("\n"));
    }

    @Test
    void aNameOfSixtyKilobytesDoesNotFillTheJournal() {
        journal().follow(entry("ann", "GUARDED", "SERVICE"), "x".repeat(60_000));
        assertTrue(otherwise.size() < 300, otherwise.size() + " bytes");
    }

    @Test
    void withoutAJournalItIsALineWithItsPriority() {
        journal().follow(entry("ann\n<0>bob", "UNLOCKED", ""), "screen");
        assertEquals(
                "<6>face unlock: unlocked, user ann?<0>bob, service screen" + System.lineSeparator(),
                otherwise.toString(UTF_8));
    }
}
