package org.semblance.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.semblance.embed.Embedding;
import org.semblance.match.Gallery;

/// What Semblance remembers: faces, failures, history, settings. One SQLite file of mode 0600 in a folder
/// of mode 0700.
///
/// Any thread may call it; so may any process that opens the same file. A method that writes has written
/// to the disk when it returns, and nothing at all when it throws or the process is killed.
public final class Store implements AutoCloseable {
    private final Database database;
    private final StoreKeys keys;

    private Store(Database database, StoreKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /// Opens the store, or makes a new one where there is none. Asks for no key yet.
    ///
    /// @param places where its key may lie, best first; which one it is the store remembers
    public static Store open(Path file, List<KeyProvider> places) throws StoreException {
        return new Store(DatabaseFile.open(file), new StoreKeys(places));
    }

    /// Stores a face with all its references, or nothing. A password of that user is forgotten.
    ///
    /// @param references at least one, all of one model
    public EnrolledFace addFace(String user, String name, String cameraId, List<Embedding> references, Instant now)
            throws StoreException {
        var modelId = references.getFirst().modelId();
        if (!references.stream().allMatch(reference -> reference.modelId().equals(modelId))) {
            throw new IllegalArgumentException("the references of a face are of one model");
        }
        var face = new EnrolledFace(Names.check(user), Names.check(name), cameraId, modelId, references.size(), now);
        var forgets = usersWithPassword().contains(user);
        var added = database.write(open -> new Faces(keys).add(open, face, references));
        if (forgets) database.emptyLog(); // it waits for other processes
        return added;
    }

    /// The faces of all users.
    public List<EnrolledFace> faces() throws StoreException {
        return database.read(open -> Faces.list(open, "true"));
    }

    public List<EnrolledFace> faces(String user) throws StoreException {
        return database.read(open -> Faces.list(open, "user = ?", user));
    }

    /// All that have a face.
    public List<String> users() throws StoreException {
        return database.read(Faces::users);
    }

    public void renameFace(String user, String name, String newName) throws StoreException {
        Names.check(newName);
        database.write(open -> {
            Faces.rename(open, user, name, newName);
            return null;
        });
    }

    /// Removes a face; its references are overwritten in the file and in its log, a password of that user too.
    public void removeFace(String user, String name) throws StoreException {
        database.write(open -> {
            Faces.remove(open, user, name);
            return null;
        });
        database.emptyLog();
    }

    /// The references of a user that this model made; maybe none.
    ///
    /// @throws StoreException.Tampered when one of them is not what was stored: then none may be used
    public Gallery gallery(String user, String modelId) throws StoreException {
        return database.read(open -> new Galleries(keys).of(open, user, modelId));
    }

    /// The same of every user who has any.
    public List<Gallery> galleries(String modelId) throws StoreException {
        return database.read(open -> new Galleries(keys).all(open, modelId));
    }

    /// Keeps a user's login password until their faces change.
    ///
    /// @param second key, without which it is not opened either
    /// @param password of 1 to [Passwords#LONGEST] bytes, none of them zero; the caller wipes it
    /// @return false where the user has no face
    public boolean sealPassword(String user, StoreKey second, byte[] password) throws StoreException {
        return database.write(open -> new Passwords(keys).seal(open, user, second, password));
    }

    /// @return for the caller to wipe; empty, too, for one that does not open: of another store, of other keys,
    /// from
    ///     before the faces were others. That one is forgotten
    public Optional<byte[]> password(String user, StoreKey second) throws StoreException {
        return database.write(open -> new Passwords(keys).open(open, user, second));
    }

    /// Whether these bytes can be a password that PAM carries.
    public static boolean isPassword(byte[] password) {
        return Passwords.isGood(password);
    }

    /// Those whose password is kept.
    public List<String> usersWithPassword() throws StoreException {
        return database.read(Passwords::users);
    }

    /// Overwrites it in the file and in its log.
    ///
    /// @return false where there was none
    public boolean forgetPassword(String user) throws StoreException {
        var forgotten = database.write(open -> Passwords.forget(open, user));
        if (forgotten) database.emptyLog();
        return forgotten;
    }

    public LockoutRow lockout(String user) throws StoreException {
        return database.read(open -> Lockouts.read(open, user));
    }

    /// Reads, changes and writes a user's failures in one step that no other process can come between.
    ///
    /// @return what was written
    public LockoutRow updateLockout(String user, UnaryOperator<LockoutRow> change) throws StoreException {
        return database.write(open -> {
            var row = change.apply(Lockouts.read(open, user));
            if (!row.user().equals(user)) throw new IllegalArgumentException("a lockout row keeps its user");
            Lockouts.write(open, row);
            return row;
        });
    }

    public void append(AuditEntry entry) throws StoreException {
        database.write(open -> {
            Audit.append(open, entry);
            return null;
        });
    }

    /// The last entries, newest first.
    public List<AuditEntry> history(int count) throws StoreException {
        return database.read(open -> Audit.latest(open, count));
    }

    /// The same of one user.
    public List<AuditEntry> history(String user, int count) throws StoreException {
        return database.read(open -> Audit.latest(open, user, count));
    }

    /// Where the history is not what was written; empty when all is well.
    public Optional<AuditBreak> verifyAudit() throws StoreException {
        return database.read(Audit::firstBreak);
    }

    public Optional<String> setting(String name) throws StoreException {
        return database.read(open -> setting(open, name));
    }

    public void putSetting(String name, String value) throws StoreException {
        database.write(open -> open.update("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", name, value));
    }

    /// All whose names begin like this, by their names.
    public SortedMap<String, String> settings(String prefix) throws StoreException {
        return database.read(open -> settings(open, prefix));
    }

    private static SortedMap<String, String> settings(Database open, String prefix) throws SQLException {
        var found = new TreeMap<String, String>();
        var sql = "SELECT name, value FROM setting WHERE substr(name, 1, length(?)) = ?";
        try (var statement = open.prepare(sql, prefix, prefix);
                var rows = statement.executeQuery()) {
            while (rows.next()) found.put(rows.getString(1), rows.getString(2));
        }
        return found;
    }

    /// @return whether it was there
    public boolean removeSetting(String name) throws StoreException {
        return database.write(open -> open.update("DELETE FROM setting WHERE name = ?", name)) == 1;
    }

    private static Optional<String> setting(Database open, String name) throws SQLException {
        try (var statement = open.prepare("SELECT value FROM setting WHERE name = ?", name);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    /// The name of the place where the key is; empty as long as none was needed.
    public Optional<String> keyPlace() throws StoreException {
        return database.read(StoreKeys::place);
    }

    /// Fetches the key, if there is to be one, and throws what using it would throw.
    public void checkKey() throws StoreException {
        database.read(open -> StoreKeys.place(open).isEmpty() ? null : keys.existing(open));
    }

    @Override
    public void close() throws StoreException {
        keys.forget();
        database.close();
    }
}
