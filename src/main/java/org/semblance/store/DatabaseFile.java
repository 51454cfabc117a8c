package org.semblance.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;

/// The file of a store: makes it, checks it, opens it. A file that is not good is left as it was found.
final class DatabaseFile {
    private DatabaseFile() {}

    static Database open(Path path) throws StoreException {
        var folder = Private.folder(path.toAbsolutePath().getParent());
        var file = folder.resolve(path.getFileName());
        if (!Files.isWritable(folder)) throw new StoreException.ReadOnly(folder, null);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) create(file);
        check(file);
        try {
            return new Database(file, migrated(file, connect(file, config())));
        } catch (SQLException e) {
            throw Io.exception(file, e);
        }
    }

    /// Made whole under another name and then linked to its own, which fails if another process was
    /// faster: a store is never seen half made, and never empty.
    private static void create(Path file) throws StoreException {
        Path draft = null;
        try {
            draft = Files.createTempFile(file.getParent(), ".store", ".new"); // mode 0600
            try (var connection = connect(draft, config())) {
                try (var statement = connection.createStatement()) {
                    statement.execute("PRAGMA journal_mode = WAL");
                    statement.execute("PRAGMA application_id = " + DatabaseHeader.APPLICATION);
                }
                migrate(connection);
            }
            sync(draft);
            Files.createLink(file, draft);
            sync(file.getParent());
        } catch (FileAlreadyExistsException _) {
            return;
        } catch (IOException e) {
            throw Io.exception(file, e);
        } catch (SQLException e) {
            throw Io.exception(file, e);
        } finally {
            if (draft != null) delete(draft);
        }
    }

    private static void delete(Path draft) throws StoreException {
        try {
            for (var suffix : new String[] {"", "-journal", "-wal", "-shm"})
                Files.deleteIfExists(beside(draft, suffix));
        } catch (IOException e) {
            throw Io.exception(draft, e);
        }
    }

    static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Everything that can be known without SQLite. With a log left by a process that was killed, or is
    /// at work, SQLite looks too, through a connection that cannot write: closing any other would write
    /// the log into the file.
    private static void check(Path file) throws StoreException {
        Private.tightened(file);
        var log = beside(file, "-wal");
        var journaled = Files.exists(log) && log.toFile().length() > 0;
        DatabaseHeader.read(file).check(file);
        if (!journaled) return;
        var config = config();
        config.resetOpenMode(SQLiteOpenMode.READWRITE);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setOpenMode(SQLiteOpenMode.READONLY);
        try (var connection = connect(file, config)) {
            verify(file, connection);
        } catch (SQLException e) {
            throw Io.exception(file, e);
        }
    }

    private static Connection migrated(Path file, Connection connection) throws StoreException, SQLException {
        var good = false;
        try {
            if (verify(file, connection) < Migrations.LATEST) migrate(connection);
            good = true;
            return connection;
        } finally {
            if (!good) connection.close();
        }
    }

    /// `quick_check` reads every page once and looks at its structure: a few milliseconds for a store.
    /// What it does not look at is covered elsewhere: references by their seal, the audit by its chain.
    private static int verify(Path file, Connection connection) throws StoreException, SQLException {
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
                var finding = rows.next() ? rows.getString(1) : "no answer";
                if (!finding.equals("ok")) throw new StoreException.Corrupt(null, StoreFlaw.DAMAGED, file, finding);
            }
            var version = version(connection);
            if (version > Migrations.LATEST) throw new StoreException.Newer(file, version, Migrations.LATEST);
            return version;
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.getInt(1);
        }
    }

    /// Asks for the version again under the lock: another process may have done it meanwhile.
    private static void migrate(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                Migrations.run(connection, version(connection));
                statement.execute("COMMIT");
            } catch (SQLException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout((int) Io.PATIENCE.toMillis());
        config.setSynchronous(SynchronousMode.FULL); // a reference that was reported stored survives a power cut
        config.enforceForeignKeys(true);
        config.enableRecursiveTriggers(true); // else INSERT OR REPLACE deletes audit rows unseen
        config.setPragma(Pragma.SECURE_DELETE, "true");
        return config;
    }

    /// As a URI, because the driver would take a `?` in a plain path for the start of its own parameters.
    private static Connection connect(Path file, SQLiteConfig config) throws SQLException {
        var connection =
                JDBC.createConnection("jdbc:sqlite:file:" + file.toUri().getRawPath(), config.toProperties());
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF"); // the schema of a file that was changed runs no functions
            statement.execute("PRAGMA cell_size_check = ON");
        }
        return connection;
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
