package org.semblance.store;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/// Login passwords, each sealed for the faces that its user had then. All take the same room, so that none
/// tells how long it is.
final class Passwords {
    /// PAM takes 511 bytes from a conversation.
    static final int LONGEST = 500;

    private static final int ROOM = 512;
    private static final String SCHEMA = "semblance password 1";

    private final StoreKeys keys;

    Passwords(StoreKeys keys) {
        this.keys = keys;
    }

    boolean seal(Database database, String user, StoreKey second, byte[] password) throws SQLException, StoreException {
        if (!isGood(password)) throw new IllegalArgumentException("no password of 1 to " + LONGEST + " bytes");
        var faces = faces(database, user);
        if (faces.isEmpty()) return false;
        var key = keys.existing(database).passwords(second);
        var plain = new byte[ROOM];
        ByteBuffer.wrap(plain).putShort((short) password.length).put(password);
        var sealed = Sealed.seal(key, label(database, user, faces), plain);
        Arrays.fill(plain, (byte) 0);
        database.update(
                "INSERT OR REPLACE INTO password (user, nonce, sealed) VALUES (?, ?, ?)",
                user,
                sealed.nonce(),
                sealed.bytes());
        return true;
    }

    Optional<byte[]> open(Database database, String user, StoreKey second) throws SQLException, StoreException {
        var sealed = sealed(database, user);
        if (sealed.isEmpty()) return Optional.empty();
        var key = keys.existing(database).passwords(second);
        try {
            var plain = sealed.get().open(key, label(database, user, faces(database, user)));
            var password = new byte[ByteBuffer.wrap(plain).getShort()];
            System.arraycopy(plain, Short.BYTES, password, 0, password.length);
            Arrays.fill(plain, (byte) 0);
            return Optional.of(password);
        } catch (AEADBadTagException _) {
            forget(database, user);
            return Optional.empty();
        }
    }

    static boolean isGood(byte[] password) {
        if (password.length == 0 || password.length > LONGEST) return false;
        for (var each : password) if (each == 0) return false;
        return true;
    }

    static List<String> users(Database database) throws SQLException {
        var users = new ArrayList<String>();
        try (var statement = database.prepare("SELECT user FROM password ORDER BY user");
                var rows = statement.executeQuery()) {
            while (rows.next()) users.add(rows.getString(1));
        }
        return users;
    }

    static boolean forget(Database database, String user) throws SQLException {
        return database.update("DELETE FROM password WHERE user = ?", user) > 0;
    }

    private static Optional<Sealed> sealed(Database database, String user) throws SQLException {
        try (var statement = database.prepare("SELECT nonce, sealed FROM password WHERE user = ?", user);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(new Sealed(rows.getBytes(1), rows.getBytes(2))) : Optional.empty();
        }
    }

    private static List<Long> faces(Database database, String user) throws SQLException {
        var faces = new ArrayList<Long>();
        try (var statement = database.prepare("SELECT id FROM face WHERE user = ? ORDER BY id", user);
                var rows = statement.executeQuery()) {
            while (rows.next()) faces.add(rows.getLong(1));
        }
        return faces;
    }

    /// The triggers forget a password when faces change; this holds where somebody else wrote to the file.
    private static byte[] label(Database database, String user, List<Long> faces) throws SQLException, StoreException {
        var label = new CanonicalBytes()
                .text(SCHEMA)
                .text(StoreKeys.storeId(database))
                .text(user)
                .number(faces.size());
        for (var face : faces) label.number(face);
        return label.toArray();
    }
}
