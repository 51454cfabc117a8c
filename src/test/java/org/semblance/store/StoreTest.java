package org.semblance.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.store.StoreFixture.MODEL;
import static org.semblance.store.StoreFixture.NOON;
import static org.semblance.store.StoreFixture.embedding;
import static org.semblance.store.StoreFixture.enroll;
import static org.semblance.store.StoreFixture.place;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.match.Gallery;
import org.semblance.match.Reference;

class StoreTest {
    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasEnrolledAfterReopening() throws Exception {
        try (var store = place(folder).open()) {
            enroll(store, "anna", "glasses", 1, 5);
        }
        try (var store = place(folder).open()) {
            assertEquals(List.of(new EnrolledFace("anna", "glasses", "usb:1-1", MODEL, 5, NOON)), store.faces("anna"));
            var gallery = store.gallery("anna", MODEL);
            var references = gallery.references();
            assertEquals(5, references.size());
            for (var i = 0; i < 5; i++) {
                assertArrayEquals(
                        gallery.turned(embedding(1 + i)).values(),
                        references.get(i).embedding().values(),
                        1e-6f);
                assertEquals("usb:1-1", references.get(i).cameraId());
            }
        }
    }

    @Test
    void referencesOfTwoStoresTellNothingOfEachOther() throws Exception {
        try (var one = place(folder.resolve("one")).open();
                var other = place(folder.resolve("other")).open()) {
            enroll(one, "anna", "face", 1, 1);
            enroll(other, "anna", "face", 1, 1);
            assertUnlike(coordinates(one), embedding(1).values());
            assertUnlike(coordinates(one), coordinates(other));
        }
    }

    @Test
    void whoErasesAllFacesMakesCopiesOfThemWorthless() throws Exception {
        try (var store = place(folder).open()) {
            enroll(store, "anna", "face", 1, 1);
            enroll(store, "bert", "face", 2, 1);
            var leaked = coordinates(store);
            store.removeFace("anna", "face");
            enroll(store, "anna", "face", 1, 1);
            assertArrayEquals(leaked, coordinates(store), 1e-6f);
            store.removeFace("anna", "face");
            store.removeFace("bert", "face");
            enroll(store, "anna", "face", 1, 1);
            assertUnlike(leaked, coordinates(store));
        }
    }

    private static float[] coordinates(Store store) throws Exception {
        return store.gallery("anna", MODEL).references().getFirst().embedding().values();
    }

    /// Independent unit vectors of 128 numbers have a cosine of 0 with a deviation of 0.09.
    private static void assertUnlike(float[] one, float[] other) {
        double cosine = 0;
        for (var i = 0; i < one.length; i++) cosine += one[i] * other[i];
        assertEquals(0, cosine, 0.5);
    }

    @Test
    void aGalleryHoldsOnlyReferencesOfItsUserAndModel() throws Exception {
        try (var store = place(folder).open()) {
            enroll(store, "anna", "face", 1, 2);
            enroll(store, "bert", "face", 10, 3);
            store.addFace("anna", "newer", "usb:1-1", List.of(embedding("model-2", 20)), NOON);

            assertEquals(2, store.gallery("anna", MODEL).references().size());
            assertEquals(1, store.gallery("anna", "model-2").references().size());
            assertTrue(store.gallery("anna", "model-3").isEmpty());
            assertEquals(
                    List.of("anna", "bert"),
                    store.galleries(MODEL).stream().map(Gallery::user).toList());
            assertEquals(List.of("anna", "bert"), store.users());
        }
    }

    @Test
    void renamesAndRemovesFaces() throws Exception {
        try (var store = place(folder).open()) {
            enroll(store, "anna", "one", 1, 2);
            enroll(store, "anna", "two", 5, 2);

            store.renameFace("anna", "one", "uno");
            store.removeFace("anna", "two");

            assertEquals(
                    List.of("uno"),
                    store.faces("anna").stream().map(EnrolledFace::name).toList());
            assertEquals(2, store.gallery("anna", MODEL).references().size());
            assertThrows(StoreException.NoSuchFace.class, () -> store.removeFace("anna", "two"));
            assertThrows(StoreException.NoSuchFace.class, () -> store.renameFace("bert", "uno", "one"));
        }
    }

    @Test
    void refusesASecondFaceOfTheSameName() throws Exception {
        try (var store = place(folder).open()) {
            enroll(store, "anna", "one", 1, 2);
            enroll(store, "anna", "two", 5, 2);

            assertThrows(StoreException.FaceExists.class, () -> enroll(store, "anna", "one", 9, 1));
            assertThrows(StoreException.FaceExists.class, () -> store.renameFace("anna", "one", "two"));
            assertEquals(4, store.gallery("anna", MODEL).references().size());
        }
    }

    @Test
    void refusesNamesThatCouldActInATerminal() throws Exception {
        try (var store = place(folder).open()) {
            for (var name : List.of("", " ", " a", "a\nb", "\u001b[2J", "\u202eevil", "a".repeat(65))) {
                assertThrows(StoreException.BadName.class, () -> enroll(store, "anna", name, 1, 1), name);
                assertThrows(StoreException.BadName.class, () -> enroll(store, name, "face", 1, 1), name);
            }
            enroll(store, "anna", "Brille, günstig 😀", 1, 1);
            assertEquals("Brille, günstig 😀", store.faces().getFirst().name());
        }
    }

    @Test
    void aReferenceNumberIsNeverGivenTwice() throws Exception {
        try (var store = place(folder).open()) {
            enroll(store, "anna", "one", 1, 3);
            var first = store.gallery("anna", MODEL).references();
            store.removeFace("anna", "one");
            enroll(store, "anna", "one", 1, 3);
            var second = store.gallery("anna", MODEL).references();

            assertTrue(second.stream()
                    .mapToLong(Reference::id)
                    .allMatch(id -> id > first.getLast().id()));
        }
    }

    @Test
    void nothingOfARemovedFaceStaysOnTheDisk() throws Exception {
        var place = place(folder);
        try (var store = place.open()) {
            enroll(store, "anna", "one", 1, 20);
            byte[] sealed;
            try (var connection = StoreFixture.otherProgram(place.database());
                    var rows = connection.createStatement().executeQuery("SELECT sealed FROM reference LIMIT 1")) {
                sealed = rows.getBytes(1);
            }
            assertTrue(onDisk(place.database(), sealed));

            store.removeFace("anna", "one");

            assertFalse(onDisk(place.database(), sealed));
        }
    }

    @Test
    void nothingIsReadableInTheFile() throws Exception {
        var place = place(folder);
        try (var store = place.open()) {
            enroll(store, "anna", "one", 1, 1);
            assertFalse(onDisk(place.database(), EmbeddingBytes.encode(embedding(1))));
        }
    }

    @Test
    void aFailedChangeOfALockoutLeavesTheRow() throws Exception {
        try (var store = place(folder).open()) {
            var row = new LockoutRow("anna", 3, 7, "boot", Duration.ofMillis(4711));
            store.updateLockout("anna", _ -> row);
            assertThrows(
                    IllegalStateException.class,
                    () -> store.updateLockout("anna", _ -> {
                        throw new IllegalStateException();
                    }));
            assertEquals(row, store.lockout("anna"));
            assertEquals(LockoutRow.fresh("bert"), store.lockout("bert"));
        }
    }

    @Test
    void keepsSettings() throws Exception {
        try (var store = place(folder).open()) {
            assertEquals(Optional.empty(), store.setting("camera"));
            store.putSetting("camera", "0");
            store.putSetting("camera", "usb:046d:085e");
            assertEquals(Optional.of("usb:046d:085e"), store.setting("camera"));
        }
    }

    @Test
    void opensInAFolderWithAnOddName() throws Exception {
        var odd = place(folder.resolve("a?b=c#d %41 ü"));
        try (var store = odd.open()) {
            enroll(store, "anna", "one", 1, 1);
        }
        assertTrue(Files.exists(odd.database()));
        try (var store = odd.open()) {
            assertEquals(1, store.faces().size());
        }
    }

    /// Looks through the database and its log.
    private static boolean onDisk(Path database, byte[] wanted) throws Exception {
        try (var files = Files.list(database.getParent())) {
            for (var file : files.toList()) {
                if (HexFormat.of()
                        .formatHex(Files.readAllBytes(file))
                        .contains(HexFormat.of().formatHex(wanted))) return true;
            }
        }
        return false;
    }
}
