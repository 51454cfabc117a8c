package org.semblance.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// One connection to the file. A write takes the write lock of the file before it reads anything, so that
/// what it read still holds when it writes, whatever other processes do.
final class Database implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Database.class.getName());

    private final Path file;
    private final Connection connection;

    Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    Path file() {
        return file;
    }

    /// Something done with the database.
    interface Work<T> {
        T run(Database database) throws SQLException, StoreException;
    }

    synchronized <T> T read(Work<T> work) throws StoreException {
        return within("BEGIN", work);
    }

    synchronized <T> T write(Work<T> work) throws StoreException {
        return within("BEGIN IMMEDIATE", work);
    }

    private <T> T within(String begin, Work<T> work) throws StoreException {
        var done = false;
        try {
            execute(begin);
            var result = work.run(this);
            execute("COMMIT");
            done = true;
            return result;
        } catch (SQLException e) {
            throw Io.exception(file, e);
        } finally {
            if (!done) rollback();
        }
    }

    /// SQLite has already rolled back after some errors (a full disk among them) and says so with another
    /// error.
    private void rollback() {
        try {
            execute("ROLLBACK");
        } catch (SQLException _) {
            return;
        }
    }

    /// What was deleted is still in the write-ahead log. When the log cannot be emptied now, because
    /// another process reads, the next one that closes the store does it.
    synchronized void emptyLog() {
        try {
            execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "the log of " + file + " still holds what was deleted", e);
        }
    }

    PreparedStatement prepare(String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }

    /// @return the number of rows changed
    int update(String sql, Object... values) throws SQLException {
        try (var statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /// The first column of the first row as a number; 0 without a row.
    long number(String sql, Object... values) throws SQLException {
        try (var statement = prepare(sql, values);
                var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public synchronized void close() throws StoreException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Io.exception(file, e);
        }
    }
}
