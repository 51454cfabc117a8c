package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.embed.Embedding;
import org.semblance.ipc.Answer.Check;
import org.semblance.ipc.Answer.Level;
import org.semblance.store.AuditEntry;
import org.semblance.store.StorePlace;

class StoreChecksTest {
    @TempDir
    Path folder;

    private StorePlace place;

    @BeforeEach
    void choosePlace() {
        place = StorePlace.in(folder.resolve("data"), folder.resolve("config"));
    }

    @Test
    void aNewStoreLacksOnlyAFace() throws Exception {
        var checks = run("anna");
        assertEquals(
                List.of(Level.OK, Level.OK, Level.OK, Level.WARNING),
                checks.stream().map(Check::level).toList());
        assertTrue(Files.notExists(place.keyFile()));
    }

    @Test
    void findsNothingWrongWithAGoodStore() throws Exception {
        enrollAnna();
        var checks = run("anna");
        assertEquals(
                List.of("store", "references", "history", "faces"),
                checks.stream().map(Check::name).toList());
        for (var check : checks) assertEquals(Level.OK, check.level(), check::toString);
        for (var check : checks) assertEquals("", check.fix(), check::toString);
    }

    @Test
    void saysThatTheKeyIsLost() throws Exception {
        enrollAnna();
        Files.delete(place.keyFile());
        assertFalse(failed("store").fix().isEmpty());
        assertFalse(failed("references").fix().isEmpty());
    }

    @Test
    void namesAReferenceThatWasChanged() throws Exception {
        enrollAnna();
        tamper("UPDATE reference SET nonce = zeroblob(12)");
        assertTrue(failed("references").finding().contains("anna"));
    }

    @Test
    void namesTheFirstEntryOfTheHistoryThatWasChanged() throws Exception {
        enrollAnna();
        tamper("DROP TRIGGER audit_update");
        tamper("UPDATE audit SET event = 'REFUSED'");
        var history = run("anna").get(2);
        assertEquals(Level.FAILED, history.level());
        assertEquals("entry 1 was changed", history.finding());
    }

    private Check failed(String name) throws Exception {
        var check = run("anna").stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(Level.FAILED, check.level());
        return check;
    }

    private List<Check> run(String user) throws Exception {
        try (var store = place.open()) {
            return new StoreChecks(store).run(user);
        }
    }

    private void enrollAnna() throws Exception {
        try (var store = place.open()) {
            store.addFace(
                    "anna", "face", "usb:1-1", List.of(new Embedding("model", new float[] {1, 0})), Instant.EPOCH);
            store.append(new AuditEntry(Instant.EPOCH, "anna", "ENROLLED", "", "usb:1-1"));
        }
    }

    private void tamper(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + place.database());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
