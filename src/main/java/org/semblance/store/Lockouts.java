package org.semblance.store;

import java.sql.SQLException;

final class Lockouts {
    private static final String COLUMNS = "user, failures, total, until_wall_ms, until_boot_ns, boot, last_wall_ms,"
            + " last_boot_ns, strong_wall_ms, strong_boot_ns";

    private Lockouts() {}

    static LockoutRow read(Database database, String user) throws SQLException {
        try (var statement = database.prepare("SELECT " + COLUMNS + " FROM lockout WHERE user = ?", user);
                var rows = statement.executeQuery()) {
            if (!rows.next()) return LockoutRow.fresh(user);
            return new LockoutRow(
                    user,
                    rows.getLong(2),
                    rows.getLong(3),
                    rows.getLong(4),
                    rows.getLong(5),
                    rows.getString(6),
                    rows.getLong(7),
                    rows.getLong(8),
                    rows.getLong(9),
                    rows.getLong(10));
        }
    }

    static void write(Database database, LockoutRow row) throws SQLException {
        database.update(
                "INSERT OR REPLACE INTO lockout (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.user(),
                row.failures(),
                row.total(),
                row.untilWall(),
                row.untilBoot(),
                row.bootId(),
                row.lastWall(),
                row.lastBoot(),
                row.strongWall(),
                row.strongBoot());
    }
}
