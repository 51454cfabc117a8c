package org.semblance.service;

import java.time.InstantSource;
import java.util.Optional;
import org.semblance.decide.Refusal;
import org.semblance.ipc.Answer;
import org.semblance.service.guard.Ground;
import org.semblance.store.AuditEntry;
import org.semblance.store.StoreException;

/// The history: written as things happen, read by the person. It holds no scores.
record Diary(Equipment equipment, InstantSource clock) {
    private static final int MOST = 1000;

    void write(String user, Happening happening, String camera) throws StoreException {
        append(user, happening, "", camera);
    }

    void refused(String user, Refusal reason, String camera) throws StoreException {
        append(user, Happening.REFUSED, reason.name(), camera);
    }

    void guarded(String user, Ground ground) throws StoreException {
        append(user, Happening.GUARDED, ground.name(), "");
    }

    private void append(String user, Happening happening, String reason, String camera) throws StoreException {
        equipment.store().append(new AuditEntry(clock.instant(), user, happening.name(), reason, camera));
    }

    /// What another version wrote and this one has no word for is left out.
    Answer read(String user, int count) throws StoreException {
        var entries = equipment.store().history(user, Math.clamp(count, 0, MOST)).stream()
                .flatMap(entry -> entry(entry).stream())
                .toList();
        return new Answer.History(entries);
    }

    private static Optional<Answer.Entry> entry(AuditEntry entry) {
        var guarded =
                Happening.of(entry.event()).filter(Happening.GUARDED::equals).isPresent();
        var reason = entry.reason().isEmpty() ? "" : (guarded ? "guard." : "refusal.") + entry.reason();
        return Happening.of(entry.event())
                .map(happening -> new Answer.Entry(entry.time(), "history." + happening, reason, entry.camera()));
    }
}
