package org.semblance.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which key the references are sealed with. Fetched when the first reference is needed: neither a
/// lockout nor the history should wait for a keyring.
///
/// The file remembers the place of its key and a check value, so that a lost key is an error with a name.
/// A new key in its place would make every stored reference unreadable for good. Only while no reference
/// is stored may another key be taken, and another turn is: who erases all faces has made every copy of them
/// worthless.
final class StoreKeys {
    private static final String STORE = "store";
    private static final String PLACE = "key place";
    private static final String CHECK = "key check";
    private static final String SALT = "turn salt";
    private static final int SALT_BYTES = 16;

    private final List<KeyProvider> places;
    private ReferenceKeys known;
    private byte[] knownCheck = new byte[0];
    private byte[] knownSalt = new byte[0];

    StoreKeys(List<KeyProvider> places) {
        this.places = List.copyOf(places);
    }

    static String storeId(Database database) throws SQLException, StoreException {
        return text(database, STORE)
                .orElseThrow(() -> new StoreException.Corrupt(StoreFlaw.NO_NUMBER, database.file()));
    }

    static Optional<String> place(Database database) throws SQLException {
        return text(database, PLACE);
    }

    /// The key the stored references were sealed with.
    synchronized ReferenceKeys existing(Database database) throws SQLException, StoreException {
        var check = value(database, CHECK);
        var name = place(database);
        var salt = value(database, SALT);
        if (check.isEmpty() || name.isEmpty() || salt.isEmpty()) {
            throw new StoreException.Corrupt(StoreFlaw.NO_PLACE_OF_KEY, database.file());
        }
        if (Arrays.equals(check.get(), knownCheck) && Arrays.equals(salt.get(), knownSalt)) return known;
        var place = places.stream()
                .filter(candidate -> candidate.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new StoreException.KeyUnavailable(null, StoreFlaw.STARTED_WITHOUT, name.get()));
        try (var key = place.find(storeId(database)).orElseThrow(place::missing)) {
            if (!Arrays.equals(check.get(), key.check())) throw new StoreException.KeyWrong(place.name());
            return remember(key, salt.get());
        }
    }

    /// The same, or, while there is nothing a new key could orphan, the key of the best place there is.
    /// The caller holds the write lock, so two processes do not make two keys.
    synchronized ReferenceKeys existingOrNew(Database database) throws SQLException, StoreException {
        if (database.number("SELECT count(*) FROM reference") > 0) return existing(database);
        var place = places.stream()
                .filter(KeyProvider::isSupported)
                .findFirst()
                .orElseThrow(() -> new StoreException.KeyUnavailable(null, StoreFlaw.NO_KEY_PLACE));
        var store = storeId(database);
        var found = place.find(store);
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        try (var key = found.isPresent() ? found.get() : place.create(store)) {
            keep(database, PLACE, place.name().getBytes(UTF_8));
            keep(database, CHECK, key.check());
            keep(database, SALT, salt);
            return remember(key, salt);
        }
    }

    synchronized void forget() {
        if (known != null) known.wipe();
        known = null;
        knownCheck = new byte[0];
    }

    private ReferenceKeys remember(StoreKey key, byte[] salt) {
        knownCheck = key.check();
        knownSalt = salt;
        known = new ReferenceKeys(key.forSealing(), key.forTurning(salt), key.forPasswords());
        return known;
    }

    private static void keep(Database database, String name, byte[] value) throws SQLException {
        database.update(
                "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = ?", name, value, value);
    }

    private static Optional<String> text(Database database, String name) throws SQLException {
        return value(database, name).map(bytes -> new String(bytes, UTF_8));
    }

    private static Optional<byte[]> value(Database database, String name) throws SQLException {
        try (var statement = database.prepare("SELECT value FROM meta WHERE name = ?", name);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
        }
    }
}
