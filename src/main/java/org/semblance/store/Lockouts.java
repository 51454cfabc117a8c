package org.semblance.store;

import java.sql.SQLException;
import java.time.Duration;

final class Lockouts {
    private Lockouts() {}

    static LockoutRow read(Database database, String user) throws SQLException {
        var sql = "SELECT failures, total, boot, since_boot_ms FROM lockout WHERE user = ?";
        try (var statement = database.prepare(sql, user);
                var rows = statement.executeQuery()) {
            if (!rows.next()) return LockoutRow.fresh(user);
            return new LockoutRow(
                    user, rows.getInt(1), rows.getInt(2), rows.getString(3), Duration.ofMillis(rows.getLong(4)));
        }
    }

    static void write(Database database, LockoutRow row) throws SQLException {
        database.update(
                "INSERT OR REPLACE INTO lockout (user, failures, total, boot, since_boot_ms) VALUES (?, ?, ?, ?, ?)",
                row.user(),
                row.failures(),
                row.total(),
                row.bootId(),
                row.sinceBoot().toMillis());
    }
}
