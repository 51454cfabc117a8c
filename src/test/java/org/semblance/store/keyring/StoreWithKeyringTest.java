package org.semblance.store.keyring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.embed.Embedding;
import org.semblance.store.Store;
import org.semblance.store.StoreException;
import org.semblance.store.StorePlace;

class StoreWithKeyringTest {
    @TempDir
    Path folder;

    @TempDir
    Path home;

    private StorePlace place;

    @BeforeEach
    void choosePlace() {
        place = StorePlace.in(folder.resolve("data"), folder.resolve("config"));
    }

    @Test
    void keepsItsKeyInTheKeyringThatAnswers() throws Exception {
        try (var real = RealKeyring.start(home)) {
            var keyring = new DesktopKeyring(Optional.of(real.address()));
            try (var store = place.open(keyring)) {
                enroll(store, "anna");
                assertEquals(Optional.of("desktop keyring"), store.keyPlace());
            }
            assertTrue(Files.notExists(place.keyFile()));
            try (var store = place.open(keyring)) {
                assertEquals(1, store.gallery("anna", "model").references().size());
            }

            real.comeBackLocked();
            try (var store = place.open(keyring)) {
                assertThrows(StoreException.KeyUnavailable.class, () -> store.gallery("anna", "model"));
                assertThrows(StoreException.KeyUnavailable.class, () -> enroll(store, "bert"));
            }
        }
        try (var store = place.open(new DesktopKeyring(Optional.empty()))) {
            assertThrows(StoreException.KeyUnavailable.class, () -> enroll(store, "bert"), "no second key");
        }
    }

    @Test
    void keepsItsKeyInAFileWhereNoKeyringAnswers() throws Exception {
        try (var store = place.open(new DesktopKeyring(Optional.empty()))) {
            enroll(store, "anna");
            assertEquals(Optional.of("key file"), store.keyPlace());
        }
        try (var real = RealKeyring.start(home);
                var store = place.open(new DesktopKeyring(Optional.of(real.address())))) {
            assertEquals(
                    1, store.gallery("anna", "model").references().size(), "a keyring that comes later is no trap");
        }
    }

    private static void enroll(Store store, String user) throws Exception {
        store.addFace(user, "face", "usb:1-1", List.of(new Embedding("model", new float[] {1, 0})), Instant.EPOCH);
    }
}
