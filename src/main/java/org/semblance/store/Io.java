package org.semblance.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Turns what the file system and SQLite say into the situations of [StoreException].
final class Io {
    /// How long a writer waits for another process.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private Io() {}

    static StoreException exception(Path file, IOException e) {
        if (e instanceof AccessDeniedException) return new StoreException.ReadOnly(file, e);
        var reason = e instanceof FileSystemException system && system.getReason() != null ? system.getReason() : "";
        var text = reason.isEmpty() ? String.valueOf(e.getMessage()) : reason;
        if (text.contains("Read-only file system")) return new StoreException.ReadOnly(file, e);
        if (text.contains("No space left") || text.contains("quota exceeded")) return new StoreException.Full(file, e);
        return new StoreException.Unreadable(file, e);
    }

    /// The primary result code is the low byte of the extended one: https://sqlite.org/rescode.html
    static StoreException exception(Path file, SQLException e) {
        var code = e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_CORRUPT -> new StoreException.Corrupt(file, "it is damaged", e);
            case SQLITE_NOTADB -> new StoreException.Corrupt(file, "it is no database", e);
            case SQLITE_READONLY, SQLITE_PERM -> new StoreException.ReadOnly(file, e);
            case SQLITE_FULL -> new StoreException.Full(file, e);
            case SQLITE_BUSY, SQLITE_LOCKED -> new StoreException.Busy(file, PATIENCE, e);
            case SQLITE_IOERR ->
                noRoom(code) ? new StoreException.Full(file, e) : new StoreException.Unreadable(file, e);
            default -> new StoreException.Unreadable(file, e);
        };
    }

    /// The shared-memory index is grown by the file system call that says "no space" with a code of its
    /// own.
    private static boolean noRoom(SQLiteErrorCode code) {
        return code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
    }
}
