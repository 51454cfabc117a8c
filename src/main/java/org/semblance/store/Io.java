package org.semblance.store;

import java.io.IOException;
import java.nio.file.Files;
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

    /// By looking at the place rather than at the words of the system, which may be in any language.
    static StoreException exception(Path file, IOException e) {
        var there = file;
        while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
        if (!Files.isWritable(there)) return new StoreException.ReadOnly(there, e);
        try {
            if (Files.getFileStore(there).getUsableSpace() == 0) return new StoreException.Full(file, e);
        } catch (IOException again) {
            e.addSuppressed(again);
        }
        return new StoreException.Unreadable(file, e);
    }

    /// The primary result code is the low byte of the extended one: https://sqlite.org/rescode.html
    static StoreException exception(Path file, SQLException e) {
        var code = e instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.SQLITE_ERROR;
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_CORRUPT -> new StoreException.Corrupt(e, StoreFlaw.DAMAGED, file, e.getMessage());
            case SQLITE_NOTADB -> new StoreException.Corrupt(e, StoreFlaw.NO_DATABASE, file);
            case SQLITE_READONLY, SQLITE_PERM -> new StoreException.ReadOnly(file, e);
            case SQLITE_FULL -> new StoreException.Full(file, e);
            case SQLITE_BUSY, SQLITE_LOCKED -> new StoreException.Busy(file, PATIENCE, e);
            case SQLITE_IOERR ->
                noRoom(code) ? new StoreException.Full(file, e) : new StoreException.Unreadable(file, e);
            default -> new StoreException.Unreadable(file, e);
        };
    }

    /// The shared-memory index is grown by the file system call that says "no space" with a code of its own.
    private static boolean noRoom(SQLiteErrorCode code) {
        return code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
    }
}
