package org.semblance.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.store.StoreFixture.enroll;
import static org.semblance.store.StoreFixture.place;
import static org.semblance.store.StoreFixture.tamper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a login password in the store, and of one that somebody moves.
class PasswordsTest {
    private static final String PASSWORD = "korrekt Pferd ä";

    @TempDir
    private Path folder;

    private final StoreKey second = StoreKey.random();
    private StorePlace place;

    @BeforeEach
    void annaKeepsHerPassword() throws Exception {
        place = place(folder);
        try (var store = place.open()) {
            enroll(store, "anna", "face", 1, 2);
            enroll(store, "mallory", "face", 10, 2);
            assertTrue(store.sealPassword("anna", second, PASSWORD.getBytes(UTF_8)));
        }
    }

    @AfterEach
    void wipe() {
        second.close();
    }

    private Optional<String> opened(String user, StoreKey key) throws StoreException {
        try (var store = place.open()) {
            return store.password(user, key).map(bytes -> new String(bytes, UTF_8));
        }
    }

    private List<String> kept() throws StoreException {
        try (var store = place.open()) {
            return store.usersWithPassword();
        }
    }

    @Test
    void itOpensAfterARestart() throws Exception {
        assertEquals(Optional.of(PASSWORD), opened("anna", second));
        assertEquals(Optional.of(PASSWORD), opened("anna", second), "again");
        assertEquals(Optional.empty(), opened("mallory", second));
        assertEquals(List.of("anna"), kept());
    }

    @Test
    void itIsNotInTheFileAndDoesNotTellHowLongItIs() throws Exception {
        try (var store = place.open()) {
            store.sealPassword("mallory", second, new byte[] {'x'});
            try (var connection = StoreFixture.otherProgram(place.database());
                    var rows = connection
                            .createStatement()
                            .executeQuery("SELECT min(length(sealed)), max(length(sealed)) FROM password")) {
                assertEquals(rows.getInt(1), rows.getInt(2));
            }
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), UTF_8).contains(PASSWORD), file.toString());
            }
        }
    }

    @Test
    void anotherSecondKeyOpensNothingAndForgetsIt() throws Exception {
        try (var other = StoreKey.random()) {
            assertEquals(Optional.empty(), opened("anna", other));
        }
        assertEquals(List.of(), kept());
    }

    @Test
    void theSecondKeyAloneOpensNothing() throws Exception {
        Files.write(place.keyFile(), new byte[StoreKey.BYTES]);
        assertThrows(StoreException.KeyWrong.class, () -> opened("anna", second));
    }

    @Test
    void anotherFaceForgetsIt() throws Exception {
        try (var store = place.open()) {
            enroll(store, "anna", "somebody else", 30, 1);
        }
        assertEquals(List.of(), kept());
    }

    @Test
    void aFaceThatIsRemovedForgetsItAndLeavesNoTrace() throws Exception {
        byte[] sealed;
        try (var connection = StoreFixture.otherProgram(place.database());
                var rows = connection.createStatement().executeQuery("SELECT sealed FROM password")) {
            sealed = rows.getBytes(1);
        }
        try (var store = place.open()) {
            store.removeFace("anna", "face");
        }
        assertEquals(List.of(), kept());
        try (var files = Files.list(place.database().getParent())) {
            for (var file : files.toList()) assertFalse(contains(Files.readAllBytes(file), sealed), file.toString());
        }
    }

    private static boolean contains(byte[] file, byte[] part) {
        for (var i = 0; i + 32 <= file.length; i++) {
            if (Arrays.equals(file, i, i + 32, part, 0, 32)) return true;
        }
        return false;
    }

    @Test
    void facesOfOthersLeaveIt() throws Exception {
        try (var store = place.open()) {
            store.removeFace("mallory", "face");
            enroll(store, "bert", "face", 40, 1);
            store.renameFace("anna", "face", "glasses");
        }
        assertEquals(Optional.of(PASSWORD), opened("anna", second));
    }

    @Test
    void itIsForgottenOnce() throws Exception {
        try (var store = place.open()) {
            assertTrue(store.forgetPassword("anna"));
            assertFalse(store.forgetPassword("anna"));
        }
        assertEquals(Optional.empty(), opened("anna", second));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE password SET user = 'mallory'",
                "UPDATE password SET nonce = zeroblob(12)",
                "UPDATE password SET sealed = zeroblob(length(sealed))",
                "UPDATE password SET sealed = x''",
                "UPDATE face SET id = 7 WHERE user = 'anna'",
                "UPDATE face SET user = 'anna', name = 'mine' WHERE user = 'mallory'",
                "UPDATE meta SET value = CAST('0123456789abcdef0123456789abcdef' AS BLOB) WHERE name = 'store'"
            })
    void whatSomebodyChangedBehindTheStoresBackDoesNotOpen(String change) throws Exception {
        tamper(place.database(), change);
        assertEquals(Optional.empty(), opened("anna", second));
        assertEquals(Optional.empty(), opened("mallory", second));
    }

    @Test
    void theRowOfAnotherInstallationDoesNotOpen() throws Exception {
        var other = place(folder.resolve("other"));
        try (var store = other.open()) {
            enroll(store, "anna", "face", 1, 2);
            enroll(store, "mallory", "face", 10, 2);
        }
        tamper(
                other.database(),
                "ATTACH '" + place.database() + "' AS first",
                "INSERT INTO password SELECT * FROM first.password");
        try (var store = other.open()) {
            assertEquals(List.of("anna"), store.usersWithPassword());
            assertEquals(Optional.empty(), store.password("anna", second));
            assertEquals(List.of(), store.usersWithPassword());
        }
    }

    @Test
    void whoHasNoFaceKeepsNoPassword() throws Exception {
        try (var store = place.open()) {
            assertFalse(store.sealPassword("bert", second, PASSWORD.getBytes(UTF_8)));
        }
    }

    @Test
    void whatPamCouldNotCarryIsNoPassword() throws Exception {
        try (var store = place.open()) {
            for (var bad : List.of(new byte[0], new byte[Passwords.LONGEST + 1], new byte[] {'a', 0, 'b'})) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> store.sealPassword("anna", second, bad),
                        Arrays.toString(bad));
            }
        }
        assertEquals(Optional.of(PASSWORD), opened("anna", second), "the one from before");
    }
}
