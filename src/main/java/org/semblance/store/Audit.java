package org.semblance.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The history. Each row carries the SHA-256 of the row before it and of itself, the first one that of
/// the store's id, so a change in the middle shows. Whoever can write to the file and recomputes the
/// whole chain goes unseen: that is what the copy in the system's journal is for.
final class Audit {
    private static final String COLUMNS = "SELECT time_ms, user, event, reason, camera, id, hash FROM audit ";

    private Audit() {}

    static void append(Database database, AuditEntry entry) throws SQLException, StoreException {
        long last = 0;
        var previous = genesis(database);
        try (var statement = database.prepare("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1");
                var rows = statement.executeQuery()) {
            if (rows.next()) {
                last = rows.getLong(1);
                previous = rows.getBytes(2);
            }
        }
        database.update(
                "INSERT INTO audit (time_ms, user, event, reason, camera, id, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
                entry.time().toEpochMilli(),
                entry.user(),
                entry.event(),
                entry.reason(),
                entry.camera(),
                last + 1,
                hash(previous, last + 1, entry));
    }

    /// Newest first.
    static List<AuditEntry> latest(Database database, int count) throws SQLException {
        return list(database.prepare(COLUMNS + "ORDER BY id DESC LIMIT ?", count));
    }

    static List<AuditEntry> latest(Database database, String user, int count) throws SQLException {
        return list(database.prepare(COLUMNS + "WHERE user = ? ORDER BY id DESC LIMIT ?", user, count));
    }

    private static List<AuditEntry> list(PreparedStatement select) throws SQLException {
        var entries = new ArrayList<AuditEntry>();
        try (var statement = select;
                var rows = statement.executeQuery()) {
            while (rows.next()) entries.add(entry(rows));
        }
        return entries;
    }

    static Optional<AuditBreak> firstBreak(Database database) throws SQLException, StoreException {
        var previous = genesis(database);
        long last = 0;
        try (var statement = database.prepare(COLUMNS + "ORDER BY id");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var id = rows.getLong(6);
                if (id != last + 1) return Optional.of(new AuditBreak(last + 1, AuditBreak.Finding.MISSING));
                if (!MessageDigest.isEqual(rows.getBytes(7), hash(previous, id, entry(rows)))) {
                    return Optional.of(new AuditBreak(id, AuditBreak.Finding.CHANGED));
                }
                previous = rows.getBytes(7);
                last = id;
            }
        }
        var written = database.number("SELECT seq FROM sqlite_sequence WHERE name = 'audit'");
        return written == last ? Optional.empty() : Optional.of(new AuditBreak(last + 1, AuditBreak.Finding.MISSING));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                Instant.ofEpochMilli(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5));
    }

    private static byte[] genesis(Database database) throws SQLException, StoreException {
        return sha256().digest(("semblance audit 1 " + StoreKeys.storeId(database)).getBytes(UTF_8));
    }

    private static byte[] hash(byte[] previous, long id, AuditEntry entry) {
        var digest = sha256();
        digest.update(previous);
        return digest.digest(new CanonicalBytes()
                .number(id)
                .number(entry.time().toEpochMilli())
                .text(entry.user())
                .text(entry.event())
                .text(entry.reason())
                .text(entry.camera())
                .toArray());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
