package org.semblance.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.store.StoreFixture.NOON;
import static org.semblance.store.StoreFixture.place;
import static org.semblance.store.StoreFixture.tamper;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
    @TempDir
    Path folder;

    private StorePlace place;

    @BeforeEach
    void writeTenEntries() throws Exception {
        place = place(folder);
        try (var store = place.open()) {
            for (var i = 1; i <= 10; i++) store.append(entry(i));
        }
    }

    @Test
    void givesBackTheLatestEntriesNewestFirst() throws Exception {
        try (var store = place.open()) {
            assertEquals(List.of(entry(10), entry(9), entry(8)), store.history(3));
            assertEquals(10, store.history(100).size());
            assertEquals(Optional.empty(), store.verifyAudit());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit SET reason = 'forged' WHERE id = 4",
                "DELETE FROM audit WHERE id = 10",
                "INSERT OR REPLACE INTO audit SELECT id, 0, user, event, reason, camera, hash FROM audit WHERE id = 4",
                "INSERT INTO audit SELECT 12, 0, user, event, reason, camera, hash FROM audit WHERE id = 4"
            })
    void isAppendOnly(String change) {
        var refusal = assertThrows(SQLException.class, () -> tamper(place.database(), change));
        assertTrue(refusal.getMessage().contains("append-only"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time_ms = time_ms + 1",
                "user = 'bert'",
                "event = 'REFUSED'",
                "reason = 'x' || reason",
                "camera = ''",
                "reason = reason || substr(camera, 1, 1), camera = substr(camera, 2)",
                "hash = zeroblob(32)"
            })
    void aChangeOfAnyFieldShows(String change) throws Exception {
        tamperUnguarded("UPDATE audit SET " + change + " WHERE id = 4");
        assertBroken(4, AuditBreak.Finding.CHANGED);
    }

    @Test
    void aMissingEntryShows() throws Exception {
        tamperUnguarded("DELETE FROM audit WHERE id = 6");
        assertBroken(6, AuditBreak.Finding.MISSING);
    }

    @Test
    void aMissingEndShows() throws Exception {
        tamperUnguarded("DELETE FROM audit WHERE id > 8");
        assertBroken(9, AuditBreak.Finding.MISSING);
    }

    @Test
    void aSwapOfTwoEntriesShows() throws Exception {
        tamperUnguarded(
                "UPDATE audit SET id = 1000 WHERE id = 3",
                "UPDATE audit SET id = 3 WHERE id = 4",
                "UPDATE audit SET id = 4 WHERE id = 1000");
        assertBroken(3, AuditBreak.Finding.CHANGED);
    }

    @Test
    void theHistoryOfAnotherStoreShows() throws Exception {
        tamperUnguarded(
                "UPDATE meta SET value = CAST('0123456789abcdef0123456789abcdef' AS BLOB) WHERE name = 'store'");
        assertBroken(1, AuditBreak.Finding.CHANGED);
    }

    private void assertBroken(long row, AuditBreak.Finding finding) throws StoreException {
        try (var store = place.open()) {
            assertEquals(Optional.of(new AuditBreak(row, finding)), store.verifyAudit());
        }
    }

    private void tamperUnguarded(String... statements) throws SQLException {
        tamper(place.database(), "DROP TRIGGER audit_update", "DROP TRIGGER audit_delete");
        tamper(place.database(), statements);
    }

    private static AuditEntry entry(int number) {
        return new AuditEntry(NOON.plusSeconds(number), "anna", "UNLOCKED", "reason " + number, "usb:1-1");
    }
}
