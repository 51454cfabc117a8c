package org.semblance.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.store.StoreFixture.MODEL;
import static org.semblance.store.StoreFixture.enroll;
import static org.semblance.store.StoreFixture.place;
import static org.semblance.store.StoreFixture.tamper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreKeysTest {
    @TempDir
    Path folder;

    @Test
    void noKeyIsMadeBeforeOneIsNeeded() throws Exception {
        var place = place(folder);
        try (var store = place.open()) {
            store.putSetting("name", "value");
            store.updateLockout("anna", row -> row);
            assertTrue(store.gallery("anna", MODEL).isEmpty());
            store.checkKey();
            assertEquals(Optional.empty(), store.keyPlace());
            assertTrue(Files.notExists(place.keyFile()));

            enroll(store, "anna", "face", 1, 1);
            assertEquals(Optional.of("key file"), store.keyPlace());
        }
    }

    @Test
    void aLostKeyIsAnErrorAndNeverANewKey() throws Exception {
        var place = place(folder);
        enrollAnna(place);
        Files.delete(place.keyFile());
        try (var store = place.open()) {
            assertThrows(StoreException.KeyMissing.class, store::checkKey);
            assertThrows(StoreException.KeyMissing.class, () -> store.gallery("anna", MODEL));
            assertThrows(StoreException.KeyMissing.class, () -> enroll(store, "bert", "face", 5, 1));
            assertTrue(Files.notExists(place.keyFile()));
            assertEquals(1, store.faces().size());
        }
    }

    @Test
    void anotherKeyIsAnError() throws Exception {
        var place = place(folder);
        enrollAnna(place);
        Files.write(place.keyFile(), new byte[StoreKey.BYTES]);
        try (var store = place.open()) {
            assertThrows(StoreException.KeyWrong.class, () -> store.gallery("anna", MODEL));
            assertThrows(StoreException.KeyWrong.class, () -> enroll(store, "bert", "face", 5, 1));
        }
    }

    @Test
    void aKeyOfTheWrongSizeIsAnError() throws Exception {
        var place = place(folder);
        enrollAnna(place);
        for (var size : new int[] {0, StoreKey.BYTES - 1, StoreKey.BYTES + 1, 100_000}) {
            Files.write(place.keyFile(), new byte[size]);
            try (var store = place.open()) {
                assertThrows(StoreException.Corrupt.class, store::checkKey);
            }
        }
    }

    @Test
    void afterTheKeyIsLostRemovingAllFacesIsTheWayBack() throws Exception {
        var place = place(folder);
        enrollAnna(place);
        Files.delete(place.keyFile());
        try (var store = place.open()) {
            store.removeFace("anna", "face");
            enroll(store, "anna", "face", 1, 2);
            assertEquals(2, store.gallery("anna", MODEL).references().size());
        }
    }

    @Test
    void aStoreThatAnotherProcessGaveANewKeyIsStillRead() throws Exception {
        var place = place(folder);
        try (var first = place.open();
                var second = place.open()) {
            enroll(first, "anna", "face", 1, 1);
            assertEquals(1, second.gallery("anna", MODEL).references().size());
            first.removeFace("anna", "face");
            Files.delete(place.keyFile());
            enroll(first, "anna", "face", 1, 2);
            assertEquals(2, second.gallery("anna", MODEL).references().size());
        }
    }

    @Test
    void referencesWithoutAWordOnTheirKeyAreAnError() throws Exception {
        var place = place(folder);
        enrollAnna(place);
        tamper(place.database(), "DELETE FROM meta WHERE name LIKE 'key%'");
        try (var store = place.open()) {
            assertThrows(StoreException.Corrupt.class, () -> store.gallery("anna", MODEL));
            assertThrows(StoreException.Corrupt.class, () -> enroll(store, "bert", "face", 5, 1));
        }
    }

    @Test
    void theFirstPlaceThatCanBeReachedIsTakenAndRemembered() throws Exception {
        var place = place(folder);
        var away = new InMemory("first", false);
        var near = new InMemory("second", true);
        try (var store = Store.open(place.database(), List.of(away, near))) {
            enroll(store, "anna", "face", 1, 1);
            assertEquals(Optional.of("second"), store.keyPlace());
        }
        var back = new InMemory("first", true);
        try (var store = Store.open(place.database(), List.of(back, near))) {
            enroll(store, "bert", "face", 5, 1);
            assertEquals(1, store.gallery("anna", MODEL).references().size());
        }
        assertTrue(back.keys.isEmpty());
        try (var store = Store.open(place.database(), List.of(back))) {
            assertThrows(StoreException.KeyUnavailable.class, () -> store.gallery("anna", MODEL));
        }
    }

    @Test
    void manyThreadsMakeOneKeyFile() throws Exception {
        var place = place(folder);
        var file = new KeyFile(place.keyFile(), place.database());
        var keys = new ArrayList<StoreKey>();
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < 16; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    var key = file.create("store");
                    synchronized (keys) {
                        keys.add(key);
                    }
                } catch (StoreException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (var thread : threads) thread.join();
        assertEquals(16, keys.size());
        for (var key : keys) assertArrayEquals(keys.getFirst().bytes(), key.bytes());
        assertEquals(1, place.keyFile().getParent().toFile().list().length);
    }

    @Test
    void aClosedKeyIsWiped() {
        var secret = new byte[StoreKey.BYTES];
        secret[3] = 7;
        new StoreKey(secret).close();
        assertArrayEquals(new byte[StoreKey.BYTES], secret);
    }

    @Test
    void theCheckValueIsNotTheKeyThatSeals() {
        try (var key = StoreKey.random()) {
            assertFalse(Arrays.equals(key.check(), key.forSealing().getEncoded()));
            assertFalse(Arrays.equals(key.check(), key.bytes()));
        }
    }

    private static void enrollAnna(StorePlace place) throws StoreException {
        try (var store = place.open()) {
            enroll(store, "anna", "face", 1, 3);
        }
    }

    private static final class InMemory implements KeyProvider {
        private final String name;
        private final boolean supported;
        private final Map<String, byte[]> keys = new HashMap<>();

        InMemory(String name, boolean supported) {
            this.name = name;
            this.supported = supported;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isSupported() {
            return supported;
        }

        @Override
        public Optional<StoreKey> find(String store) {
            return Optional.ofNullable(keys.get(store)).map(byte[]::clone).map(StoreKey::new);
        }

        @Override
        public StoreKey create(String store) {
            var key = StoreKey.random();
            keys.put(store, key.bytes());
            return key;
        }

        @Override
        public StoreException missing() {
            return new StoreException.KeyMissing(StoreFlaw.KEYRING_KEY_MISSING);
        }
    }
}
