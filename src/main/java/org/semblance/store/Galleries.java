package org.semblance.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.semblance.embed.Rotation;
import org.semblance.match.Gallery;
import org.semblance.match.Reference;

/// How references get out. One that does not open under its label spoils the whole answer: skipping it
/// would let whoever can write to the file choose which references count.
final class Galleries {
    private static final String SELECT = """
        SELECT reference.id, reference.face, face.user, face.camera, reference.nonce, reference.sealed
        FROM reference JOIN face ON face.id = reference.face
        WHERE face.model = ? AND (? IS NULL OR face.user = ?) ORDER BY face.user, reference.id\
        """;

    private final StoreKeys keys;

    Galleries(StoreKeys keys) {
        this.keys = keys;
    }

    Gallery of(Database database, String user, String modelId) throws SQLException, StoreException {
        var galleries = read(database, user, modelId);
        return galleries.isEmpty() ? new Gallery(user, List.of()) : galleries.getFirst();
    }

    List<Gallery> all(Database database, String modelId) throws SQLException, StoreException {
        return read(database, null, modelId);
    }

    private List<Gallery> read(Database database, String user, String modelId) throws SQLException, StoreException {
        var references = new LinkedHashMap<String, List<Reference>>();
        var store = StoreKeys.storeId(database);
        Optional<Rotation> rotation = Optional.empty();
        try (var statement = database.prepare(SELECT, modelId, user, user);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var label = new ReferenceLabel(
                        store, rows.getString(3), rows.getLong(2), rows.getLong(1), modelId, rows.getString(4));
                var sealed = new SealedReference(new Sealed(rows.getBytes(5), rows.getBytes(6)));
                var key = keys.existing(database);
                var embedding = sealed.open(key.sealing(), label);
                rotation = Optional.of(key.rotation(embedding.size()));
                references
                        .computeIfAbsent(label.user(), _ -> new ArrayList<>())
                        .add(new Reference(label.reference(), label.cameraId(), embedding));
            }
        }
        var galleries = new ArrayList<Gallery>();
        for (var entry : references.entrySet()) galleries.add(new Gallery(entry.getKey(), entry.getValue(), rotation));
        return galleries;
    }
}
