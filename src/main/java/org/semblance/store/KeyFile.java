package org.semblance.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/// A key in a file of mode 0600, in another folder than the database: a copy or a backup of the one is
/// worth nothing without the other. It protects from nobody who can read this user's files.
public final class KeyFile implements KeyProvider {
    /// As the store remembers it.
    public static final String NAME = "key file";

    private final Path file;
    private final Path database;

    public KeyFile(Path file, Path database) {
        this.file = file.toAbsolutePath();
        this.database = database.toAbsolutePath();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isSupported() {
        return true;
    }

    @Override
    public Optional<StoreKey> find(String store) throws StoreException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) return Optional.empty();
        folder();
        Private.secret(file);
        return Optional.of(StoreKey.read(file));
    }

    /// Written under another name and then linked to its own: it is there whole or not at all, and of two
    /// processes that do this at once the second takes the key of the first.
    @Override
    public StoreKey create(String store) throws StoreException {
        var folder = folder();
        if (!Files.isWritable(folder)) throw new StoreException.ReadOnly(folder, null);
        Path draft = null;
        try (var key = StoreKey.random()) {
            draft = Files.createTempFile(folder, ".store", ".new"); // mode 0600
            write(draft, key);
            Files.createLink(file, draft);
            DatabaseFile.sync(folder);
        } catch (FileAlreadyExistsException _) {
            return made(store);
        } catch (IOException e) {
            throw Io.exception(file, e);
        } finally {
            if (draft != null) delete(draft);
        }
        return made(store);
    }

    private StoreKey made(String store) throws StoreException {
        return find(store).orElseThrow(this::missing);
    }

    @Override
    public StoreException missing() {
        return new StoreException.KeyMissing(StoreFlaw.KEY_FILE_MISSING, file);
    }

    private Path folder() throws StoreException {
        var folder = Private.folderNobodyElseWrites(file.getParent());
        if (!folder.equals(real(database.getParent()))) return folder;
        throw new StoreException.Forbidden(StoreFlaw.BESIDE_DATABASE, file);
    }

    private static Path real(Path path) throws StoreException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException _) {
            return path.normalize();
        } catch (IOException e) {
            throw Io.exception(path, e);
        }
    }

    private static void write(Path draft, StoreKey key) throws IOException {
        var bytes = key.bytes();
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
            channel.force(true);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static void delete(Path draft) throws StoreException {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw Io.exception(draft, e);
        }
    }
}
