package org.semblance.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.semblance.store.StoreFixture.MODEL;
import static org.semblance.store.StoreFixture.enroll;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key in the folder that systemd makes for a service.
class KeyCredentialTest {
    @TempDir
    private Path folder;

    private Path credentials;
    private StorePlace place;

    @BeforeEach
    void prepare() throws Exception {
        credentials = Files.createDirectory(folder.resolve("credentials"));
        place = StorePlace.in(folder.resolve("data"), folder.resolve("key"));
    }

    @Test
    void aCredentialIsTakenBeforeAKeyFile() throws Exception {
        Files.write(credentials.resolve("store-key"), new byte[StoreKey.BYTES]);
        try (var store = open()) {
            enroll(store, "anna", "face", 1, 1);
            assertEquals(Optional.of("system credential"), store.keyPlace());
        }
        assertFalse(Files.exists(place.keyFile()));
        try (var store = open()) {
            assertEquals(1, store.gallery("anna", MODEL).references().size());
        }
    }

    @Test
    void withoutOneThereIsAKeyFile() throws Exception {
        try (var store = open()) {
            enroll(store, "anna", "face", 1, 1);
            assertEquals(Optional.of("key file"), store.keyPlace());
        }
    }

    @Test
    void oneThatIsGoneIsAnErrorAndNoNewKey() throws Exception {
        Files.write(credentials.resolve("store-key"), new byte[StoreKey.BYTES]);
        try (var store = open()) {
            enroll(store, "anna", "face", 1, 1);
        }
        Files.delete(credentials.resolve("store-key"));
        try (var store = open()) {
            assertThrows(StoreException.KeyMissing.class, () -> store.gallery("anna", MODEL));
            assertThrows(StoreException.KeyMissing.class, () -> enroll(store, "anna", "other", 5, 1));
        }
    }

    @Test
    void oneOfTheWrongSizeIsAnError() throws Exception {
        Files.write(credentials.resolve("store-key"), new byte[StoreKey.BYTES + 1]);
        try (var store = open()) {
            assertThrows(StoreException.Corrupt.class, () -> enroll(store, "anna", "face", 1, 1));
        }
    }

    private Store open() throws StoreException {
        return place.open(new KeyCredential(Map.of("CREDENTIALS_DIRECTORY", credentials.toString())));
    }
}
