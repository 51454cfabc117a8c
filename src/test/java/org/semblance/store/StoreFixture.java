package org.semblance.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;

/// Stores and embeddings for tests, and the hand of somebody who changes a store with other tools.
final class StoreFixture {
    static final String MODEL = "model-1";
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private StoreFixture() {}

    static StorePlace place(Path folder) {
        return StorePlace.in(folder.resolve("data"), folder.resolve("config"));
    }

    static Embedding embedding(long seed) {
        return embedding(MODEL, seed);
    }

    static Embedding embedding(String modelId, long seed) {
        var random = new Random(seed);
        var values = new float[128];
        double squares = 0;
        for (var i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
            squares += values[i] * values[i];
        }
        for (var i = 0; i < values.length; i++) values[i] /= (float) Math.sqrt(squares);
        try {
            return new Embedding(modelId, values);
        } catch (InvalidEmbeddingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Embedding> embeddings(long firstSeed, int count) {
        var embeddings = new ArrayList<Embedding>();
        for (var i = 0; i < count; i++) embeddings.add(embedding(firstSeed + i));
        return embeddings;
    }

    static void enroll(Store store, String user, String name, long firstSeed, int count) throws StoreException {
        store.addFace(user, name, "usb:1-1", embeddings(firstSeed, count), NOON);
    }

    /// Runs statements in the file behind the store's back, closed when it returns.
    static void tamper(Path database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            for (var sql : statements) statement.executeUpdate(sql);
        }
    }

    static Connection otherProgram(Path database) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database);
    }
}
