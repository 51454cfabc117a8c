package org.semblance.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.semblance.embed.Embedding;
import org.semblance.match.Gallery;
import org.semblance.store.Store;
import org.semblance.store.StoreException;
import org.semblance.store.StorePlace;

/// A store like any other, in a folder of its own that is gone afterwards.
final class ThrowAwayStore implements AutoCloseable {
    private final Path folder;
    private final Store store;

    private ThrowAwayStore(Path folder, Store store) {
        this.folder = folder;
        this.store = store;
    }

    /// @param scratch where its folder is made
    static ThrowAwayStore in(Path scratch) throws StoreException {
        Path folder;
        try {
            folder = Files.createTempDirectory(scratch, "semblance-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            var place = StorePlace.in(folder.resolve("data"), folder.resolve("key"));
            return new ThrowAwayStore(folder, place.openWithKeyFile());
        } catch (StoreException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    /// Stores the references and reads them back, as they will be used.
    Gallery enroll(String user, String camera, List<Embedding> references) throws StoreException {
        store.addFace(user, "demo", camera, references, Instant.now());
        return store.gallery(user, references.getFirst().modelId());
    }

    @Override
    public void close() throws StoreException {
        try {
            store.close();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
