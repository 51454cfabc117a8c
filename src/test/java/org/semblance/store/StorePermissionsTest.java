package org.semblance.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.store.StoreFixture.enroll;
import static org.semblance.store.StoreFixture.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorePermissionsTest {
    @TempDir
    Path folder;

    private StorePlace place;

    @BeforeEach
    void makeAStore() throws Exception {
        place = place(folder);
        try (var store = place.open()) {
            enroll(store, "anna", "face", 1, 1);
        }
    }

    @Test
    void everyFileIsForThisUserAlone() throws Exception {
        try (var store = place.open()) {
            store.putSetting("name", "value");
            for (var suffix : new String[] {"", "-wal", "-shm"}) {
                assertEquals("rw-------", mode(Path.of(place.database() + suffix)), suffix);
            }
            assertEquals("rwx------", mode(place.database().getParent()));
            assertEquals("rw-------", mode(place.keyFile()));
            assertEquals("rwx------", mode(place.keyFile().getParent()));
        }
    }

    @Test
    void aFileThatOthersCanReadIsTightened() throws Exception {
        set(place.database(), "rw-r--r--");
        place.open().close();
        assertEquals("rw-------", mode(place.database()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw----", "rw-----w-"})
    void aFileThatOthersCanWriteIsRefused(String mode) throws Exception {
        set(place.database(), mode);
        var refusal = assertThrows(StoreException.Forbidden.class, place::open);
        assertEquals(StoreFlaw.CHANGEABLE, refusal.flaw());
        assertEquals(mode, mode(place.database()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-xr-x", "rwxrwx---", "rwx-----x"})
    void aFolderThatIsOpenToOthersIsRefusedAndNotChanged(String mode) throws Exception {
        set(place.database().getParent(), mode);
        var refusal = assertThrows(StoreException.Forbidden.class, place::open);
        assertEquals(StoreFlaw.ENTERABLE, refusal.flaw());
        assertEquals(mode, mode(place.database().getParent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void aKeyThatOthersCanReachIsRefused(String mode) throws Exception {
        set(place.keyFile(), mode);
        try (var store = place.open()) {
            var refusal = assertThrows(StoreException.Forbidden.class, store::checkKey);
            assertEquals(StoreFlaw.READABLE, refusal.flaw());
        }
    }

    @Test
    void aKeyInAFolderThatOthersCanWriteIsRefused() throws Exception {
        set(place.keyFile().getParent(), "rwxrwxr-x");
        try (var store = place.open()) {
            assertThrows(StoreException.Forbidden.class, store::checkKey);
        }
    }

    @Test
    void aSymbolicLinkInPlaceOfTheKeyIsRefused() throws Exception {
        var elsewhere = folder.resolve("elsewhere.key");
        Files.move(place.keyFile(), elsewhere);
        Files.createSymbolicLink(place.keyFile(), elsewhere);
        try (var store = place.open()) {
            assertThrows(StoreException.Forbidden.class, store::checkKey);
        }
    }

    @Test
    void aKeyBesideItsDatabaseIsRefused() throws Exception {
        var together = StorePlace.in(folder.resolve("both"), folder.resolve("both"));
        try (var store = together.open()) {
            assertThrows(StoreException.Forbidden.class, () -> enroll(store, "anna", "face", 1, 1));
            assertTrue(store.faces().isEmpty());
        }
        assertTrue(Files.notExists(together.keyFile()));
    }

    @Test
    void followsTheXdgFoldersWhereTheyAreAbsolute() {
        var home = Path.of("/home/anna");
        assertEquals(
                new StorePlace(
                        Path.of("/home/anna/.local/share/semblance/store.db"),
                        Path.of("/home/anna/.config/semblance/store.key")),
                StorePlace.ofUser(Map.of("XDG_DATA_HOME", "relative", "XDG_CONFIG_HOME", ""), home));
        assertEquals(
                new StorePlace(Path.of("/d/semblance/store.db"), Path.of("/c/semblance/store.key")),
                StorePlace.ofUser(Map.of("XDG_DATA_HOME", "/d", "XDG_CONFIG_HOME", "/c"), home));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void set(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
