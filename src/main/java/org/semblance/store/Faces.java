package org.semblance.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.semblance.embed.Embedding;

/// The faces and how their references get in.
final class Faces {
    private final StoreKeys keys;

    Faces(StoreKeys keys) {
        this.keys = keys;
    }

    EnrolledFace add(Database database, EnrolledFace face, List<Embedding> embeddings)
            throws SQLException, StoreException {
        if (id(database, face.user(), face.name()) != 0) throw new StoreException.FaceExists(face.user(), face.name());
        var reference = keys.existingOrNew(database);
        var store = StoreKeys.storeId(database);
        database.update(
                "INSERT INTO face (user, name, camera, model, enrolled_ms) VALUES (?, ?, ?, ?, ?)",
                face.user(),
                face.name(),
                face.cameraId(),
                face.modelId(),
                face.enrolled().toEpochMilli());
        var faceId = database.number("SELECT last_insert_rowid()");
        var next = database.number("SELECT seq FROM sqlite_sequence WHERE name = 'reference'");
        for (var embedding : embeddings) {
            var label = new ReferenceLabel(store, face.user(), faceId, ++next, face.modelId(), face.cameraId());
            var turned = reference.rotation(embedding.size()).turn(embedding);
            var sealed =
                    SealedReference.seal(reference.sealing(), label, turned).sealed();
            database.update(
                    "INSERT INTO reference (id, face, nonce, sealed) VALUES (?, ?, ?, ?)",
                    next,
                    faceId,
                    sealed.nonce(),
                    sealed.bytes());
        }
        return face;
    }

    static List<EnrolledFace> list(Database database, String condition, Object... values) throws SQLException {
        var sql = """
            SELECT user, name, camera, model, enrolled_ms,
                (SELECT count(*) FROM reference WHERE reference.face = face.id)
            FROM face WHERE %s ORDER BY user, name\
            """.formatted(condition);
        var faces = new ArrayList<EnrolledFace>();
        try (var statement = database.prepare(sql, values);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                faces.add(new EnrolledFace(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getInt(6),
                        Instant.ofEpochMilli(rows.getLong(5))));
            }
        }
        return faces;
    }

    static List<String> users(Database database) throws SQLException {
        var users = new ArrayList<String>();
        try (var statement = database.prepare("SELECT DISTINCT user FROM face ORDER BY user");
                var rows = statement.executeQuery()) {
            while (rows.next()) users.add(rows.getString(1));
        }
        return users;
    }

    static void rename(Database database, String user, String name, String newName)
            throws SQLException, StoreException {
        var face = existing(database, user, name);
        var holder = id(database, user, newName);
        if (holder != 0 && holder != face) throw new StoreException.FaceExists(user, newName);
        database.update("UPDATE face SET name = ? WHERE id = ?", newName, face);
    }

    static void remove(Database database, String user, String name) throws SQLException, StoreException {
        database.update("DELETE FROM face WHERE id = ?", existing(database, user, name));
    }

    private static long existing(Database database, String user, String name) throws SQLException, StoreException {
        var face = id(database, user, name);
        if (face == 0) throw new StoreException.NoSuchFace(user, name);
        return face;
    }

    private static long id(Database database, String user, String name) throws SQLException {
        return database.number("SELECT id FROM face WHERE user = ? AND name = ?", user, name);
    }
}
