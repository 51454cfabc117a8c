package org.semblance.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.semblance.store.StoreFixture.MODEL;
import static org.semblance.store.StoreFixture.enroll;
import static org.semblance.store.StoreFixture.place;
import static org.semblance.store.StoreFixture.tamper;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semblance.embed.Rotation;

/// Somebody who can write to the file, and does not have the key, wants to be taken for anna.
class TamperedStoreTest {
    @TempDir
    Path folder;

    private StorePlace place;

    /// anna has references 1 to 3 in face 1 and 4 in face 2, mallory 5 to 7 in face 3.
    @BeforeEach
    void annaAndMalloryAreEnrolled() throws Exception {
        place = place(folder);
        try (var store = place.open()) {
            enroll(store, "anna", "face", 1, 3);
            enroll(store, "anna", "other face", 20, 1);
            enroll(store, "mallory", "face", 10, 3);
        }
    }

    @Test
    void rowsSwappedBetweenUsersOpenForNeither() throws Exception {
        tamper(place.database(), "UPDATE reference SET face = CASE id WHEN 1 THEN 3 ELSE 1 END WHERE id IN (1, 5)");
        refused("anna", 5);
        refused("mallory", 1);
    }

    @Test
    void contentsSwappedBetweenUsersOpenForNeither() throws Exception {
        tamper(
                place.database(),
                "CREATE TABLE kept AS SELECT * FROM reference WHERE id IN (1, 5)",
                "DELETE FROM reference WHERE id IN (1, 5)",
                "INSERT INTO reference SELECT 6 - id, CASE face WHEN 1 THEN 3 ELSE 1 END, nonce, sealed FROM kept");
        refused("anna", 1);
        refused("mallory", 5);
    }

    @Test
    void aFaceGivenToAnotherUserDoesNotOpen() throws Exception {
        tamper(place.database(), "UPDATE face SET user = 'anna', name = 'mine' WHERE user = 'mallory'");
        refused("anna", 5);
    }

    @Test
    void usersThatChangedNamesDoNotOpen() throws Exception {
        tamper(
                place.database(),
                "UPDATE face SET user = CASE user WHEN 'anna' THEN 'mallory' ELSE 'anna' END,"
                        + " name = name || ' of ' || user");
        refused("anna", 5);
        refused("mallory", 1);
    }

    @Test
    void aCopiedRowDoesNotOpen() throws Exception {
        tamper(
                place.database(),
                "INSERT INTO reference SELECT 100, 1, zeroblob(12), sealed FROM reference WHERE id = 1");
        refused("anna", 100);
    }

    @Test
    void aRowMovedToAnotherFaceOfTheSameUserDoesNotOpen() throws Exception {
        tamper(place.database(), "UPDATE reference SET face = 2 WHERE id = 1");
        refused("anna", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE face SET camera = 'usb:evil' WHERE id = 1",
                "UPDATE reference SET sealed = zeroblob(length(sealed)) WHERE id = 1",
                "UPDATE reference SET sealed = substr(sealed, 1, length(sealed) - 1) WHERE id = 1",
                "UPDATE reference SET sealed = CAST(sealed || x'00' AS BLOB) WHERE id = 1",
                "UPDATE reference SET sealed = x'' WHERE id = 1",
                "UPDATE reference SET nonce = zeroblob(12) WHERE id = 1",
                "UPDATE meta SET value = CAST('0123456789abcdef0123456789abcdef' AS BLOB) WHERE name = 'store'"
            })
    void anyOtherChangeDoesNotOpen(String change) throws Exception {
        tamper(place.database(), change);
        refused("anna", 1);
    }

    @Test
    void anyFlippedBitDoesNotOpen() throws Exception {
        byte[] sealed;
        try (var connection = StoreFixture.otherProgram(place.database());
                var rows = connection.createStatement().executeQuery("SELECT sealed FROM reference WHERE id = 1")) {
            sealed = rows.getBytes(1);
        }
        for (var i = 0; i < sealed.length; i += 37) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            try (var connection = StoreFixture.otherProgram(place.database());
                    var statement = connection.prepareStatement("UPDATE reference SET sealed = ? WHERE id = 1")) {
                statement.setBytes(1, changed);
                statement.executeUpdate();
            }
            refused("anna", 1);
        }
    }

    @Test
    void aFaceOfAnotherModelIsNotReadAsThisOne() throws Exception {
        tamper(place.database(), "UPDATE face SET model = 'model-2' WHERE id = 1");
        try (var store = place.open()) {
            assertThrows(StoreException.Tampered.class, () -> store.gallery("anna", "model-2"));
        }
    }

    @Test
    void oneBadReferenceSpoilsTheCheckOverAllUsers() throws Exception {
        tamper(place.database(), "UPDATE reference SET nonce = zeroblob(12) WHERE id = 6");
        try (var store = place.open()) {
            assertThrows(StoreException.Tampered.class, () -> store.galleries(MODEL));
            assertEquals(4, store.gallery("anna", MODEL).references().size(), "anna's are untouched");
        }
    }

    @Test
    void afterTheFaceIsRemovedTheUserCanEnrollAgain() throws Exception {
        tamper(place.database(), "UPDATE reference SET nonce = zeroblob(12) WHERE id = 1");
        try (var store = place.open()) {
            assertThrows(StoreException.Tampered.class, () -> store.gallery("anna", MODEL));
            store.removeFace("anna", "face");
            enroll(store, "anna", "face", 1, 3);
            assertEquals(4, store.gallery("anna", MODEL).references().size());
        }
    }

    @Test
    void theSealGivesBackTheVeryEmbedding() throws Exception {
        try (var key = StoreKey.random()) {
            var label = new ReferenceLabel("store", "anna", 1, 2, MODEL, "camera");
            var embedding = Rotation.of(new byte[Rotation.SECRET_BYTES], 128).turn(StoreFixture.embedding(1));
            var sealed = SealedReference.seal(key.forSealing(), label, embedding);
            assertEquals(0, sealed.open(key.forSealing(), label).distanceTo(embedding), 1e-3);
            try (var other = StoreKey.random()) {
                assertThrows(StoreException.Tampered.class, () -> sealed.open(other.forSealing(), label));
            }
        }
    }

    @Test
    void fieldsOfALabelCannotBeShiftedIntoEachOther() {
        var one = new ReferenceLabel("s", "ab", 1, 2, "c", "d").bytes();
        var other = new ReferenceLabel("s", "a", 1, 2, "bc", "d").bytes();
        assertFalse(Arrays.equals(one, other));
    }

    private void refused(String user, long reference) throws StoreException {
        try (var store = place.open()) {
            var refusal = assertThrows(StoreException.Tampered.class, () -> store.gallery(user, MODEL));
            assertEquals(reference, refusal.reference());
            assertEquals(user, refusal.user());
        }
    }
}
