package org.semblance.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The first 100 bytes of a store (https://sqlite.org/fileformat2.html#the_database_header), looked at before
/// SQLite is let near the file: SQLite would take an empty file for a new database and write into it.
///
/// @param logged changes go through a write-ahead log
record DatabaseHeader(boolean logged, int version, int application) {
    /// "Semb": what `PRAGMA application_id` is set to.
    static final int APPLICATION = 0x53656d62;

    private static final int BYTES = 100;
    private static final int WAL = 2;
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(US_ASCII);

    static DatabaseHeader read(Path file) throws StoreException {
        var bytes = ByteBuffer.allocate(BYTES);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining()) if (channel.read(bytes) < 0) throw new EOFException();
        } catch (EOFException _) {
            throw new StoreException.Corrupt(bytes.position() == 0 ? StoreFlaw.EMPTY : StoreFlaw.CUT_OFF, file);
        } catch (IOException e) {
            throw Io.exception(file, e);
        }
        for (var i = 0; i < MAGIC.length; i++) {
            if (bytes.get(i) != MAGIC[i]) throw new StoreException.Corrupt(StoreFlaw.NO_DATABASE, file);
        }
        var logged = bytes.get(18) == WAL && bytes.get(19) == WAL;
        return new DatabaseHeader(logged, bytes.getInt(60), bytes.getInt(68));
    }

    void check(Path file) throws StoreException {
        if (application != APPLICATION) throw new StoreException.Corrupt(StoreFlaw.OTHER_PROGRAM, file);
        if (version > Migrations.LATEST) throw new StoreException.Newer(file, version, Migrations.LATEST);
        if (!logged) throw new StoreException.Corrupt(StoreFlaw.BAD_HEADER, file);
    }
}
