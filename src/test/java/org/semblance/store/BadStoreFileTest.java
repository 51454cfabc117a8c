package org.semblance.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.store.StoreFixture.enroll;
import static org.semblance.store.StoreFixture.place;
import static org.semblance.store.StoreFixture.tamper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are no good store are refused by name, and every byte beside and in them stays.
class BadStoreFileTest {
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private StorePlace place;
    private Path file;
    private byte[] good;

    @BeforeEach
    void makeAGoodStore() throws Exception {
        place = place(folder);
        file = place.database();
        try (var store = place.open()) {
            for (var i = 0; i < 20; i++) enroll(store, "anna", "face " + i, i * 10, 5);
        }
        good = Files.readAllBytes(file);
    }

    @Test
    void refusesAFileOfZeroBytes() throws Exception {
        Files.write(file, new byte[0]);
        assertTrue(refused(StoreException.Corrupt.class).getMessage().contains("it is empty"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100, 511, PAGE - 1, PAGE, 2 * PAGE + 17})
    void refusesATruncatedFile(int length) throws Exception {
        Files.write(file, Arrays.copyOf(good, length));
        refused(StoreException.Corrupt.class);
    }

    @Test
    void refusesAFileTruncatedAtHalf() throws Exception {
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        refused(StoreException.Corrupt.class);
    }

    @Test
    void refusesRandomBytes() throws Exception {
        var noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        Files.write(file, noise);
        assertTrue(refused(StoreException.Corrupt.class).getMessage().contains("it is no database"));
    }

    @Test
    void refusesAGoodHeaderBeforeRandomBytes() throws Exception {
        var noise = good.clone();
        new Random(1).nextBytes(noise);
        System.arraycopy(good, 0, noise, 0, 100);
        Files.write(file, noise);
        refused(StoreException.Corrupt.class);
    }

    @Test
    void refusesAnyPageThatWasOverwritten() throws Exception {
        for (var page = 0; page < good.length / PAGE; page++) {
            var damaged = good.clone();
            Arrays.fill(damaged, page * PAGE, (page + 1) * PAGE, (byte) 0xa5);
            Files.write(file, damaged);
            refused(StoreException.Corrupt.class);
        }
    }

    @Test
    void refusesADatabaseOfAnotherProgram() throws Exception {
        Files.delete(file);
        tamper(file, "CREATE TABLE note (text TEXT)");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertTrue(refused(StoreException.Corrupt.class).getMessage().contains("another program"));
    }

    @Test
    void refusesANewerStore() throws Exception {
        tamper(file, "PRAGMA user_version = " + (Migrations.LATEST + 1));
        assertEquals(StoreFlaw.NEWER, refused(StoreException.Newer.class).flaw());
    }

    @Test
    void refusesANewerStoreWhoseNewsIsStillInItsLog() throws Exception {
        killedWhile("PRAGMA user_version = " + (Migrations.LATEST + 1));
        refused(StoreException.Newer.class);
    }

    @Test
    void refusesADamagedStoreWithALogAndLeavesBoth() throws Exception {
        killedWhile("INSERT INTO setting VALUES ('name', 'value')");
        var damaged = Files.readAllBytes(file);
        for (var page = 1; page < damaged.length / PAGE; page++) {
            Arrays.fill(damaged, page * PAGE, page * PAGE + 100, (byte) 0xa5);
        }
        Files.write(file, damaged);
        refused(StoreException.Corrupt.class);
    }

    @Test
    void readsWhatAKilledProcessLeftInTheLog() throws Exception {
        killedWhile("INSERT INTO setting VALUES ('name', 'value')");
        try (var store = place.open()) {
            assertEquals("value", store.setting("name").orElseThrow());
        }
    }

    @Test
    void refusesASymbolicLink() throws Exception {
        var elsewhere = file.resolveSibling("elsewhere.db");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertThrows(StoreException.Forbidden.class, place::open);
        assertArrayEquals(good, Files.readAllBytes(elsewhere));
    }

    @Test
    void refusesALinkToNothing() throws Exception {
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("planted.db"));
        assertThrows(StoreException.Forbidden.class, place::open);
        assertTrue(Files.notExists(folder.resolve("planted.db")));
    }

    @Test
    void refusesAFolderInItsPlace() throws Exception {
        Files.delete(file);
        Files.createDirectory(file);
        assertThrows(StoreException.Forbidden.class, place::open);
    }

    /// The files as a process leaves them that wrote and was killed before it could tidy up: copied while
    /// it is open.
    private void killedWhile(String statement) throws Exception {
        var log = file.resolveSibling("store.db-wal");
        byte[] main;
        byte[] written;
        try (var connection = StoreFixture.otherProgram(file);
                var sql = connection.createStatement()) {
            sql.executeUpdate(statement);
            main = Files.readAllBytes(file);
            written = Files.readAllBytes(log);
        }
        Files.write(file, main);
        Files.write(log, written);
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
    }

    private <E extends StoreException> E refused(Class<E> situation) throws Exception {
        var before = everything();
        var refusal = assertThrows(situation, place::open);
        var after = everything();
        assertEquals(before.keySet(), after.keySet());
        for (var name : before.keySet()) assertArrayEquals(before.get(name), after.get(name), name);
        assertTrue(refusal.getMessage().contains(file.toString()));
        return refusal;
    }

    /// The index of a log, `-shm`, holds nothing that is not in the log: SQLite makes it anew whenever it
    /// looks at one. Without a log there is to be none.
    private Map<String, byte[]> everything() throws Exception {
        var contents = new TreeMap<String, byte[]>();
        var logged = Files.exists(file.resolveSibling("store.db-wal"));
        for (var name : file.getParent().toFile().list()) {
            if (logged && name.endsWith("-shm")) continue;
            contents.put(name, Files.readAllBytes(file.resolveSibling(name)));
        }
        return contents;
    }
}
