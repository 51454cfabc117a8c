package org.semblance.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The numbered scripts that make a store what this program knows; `user_version` counts those that were run.
final class Migrations {
    private static final List<String> SCRIPTS =
            List.of("V1__store.sql", "V2__turned_references.sql", "V3__passwords.sql");

    static final int LATEST = SCRIPTS.size();

    private Migrations() {}

    /// Runs what is missing. The caller has the transaction open.
    static void run(Connection connection, int version) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var script : SCRIPTS.subList(version, LATEST)) statement.executeUpdate(read(script));
            statement.executeUpdate("PRAGMA user_version = " + LATEST);
        }
    }

    private static String read(String script) {
        try (var in = Migrations.class.getResourceAsStream(script)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException | NullPointerException e) {
            throw new IllegalStateException("this build lacks " + script, e);
        }
    }
}
