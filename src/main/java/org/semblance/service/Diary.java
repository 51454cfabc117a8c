package org.semblance.service;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.semblance.decide.Refusal;
import org.semblance.ipc.Answer;
import org.semblance.service.guard.Ground;
import org.semblance.store.AuditEntry;
import org.semblance.store.StoreException;

/// The history: written as things happen, read by the person. It holds no scores. What anybody can bring about
/// as often as they like is written down as often as the gate lets it.
record Diary(Equipment equipment, InstantSource clock, FloodGate gate) {
    private static final int MOST = 1000;

    Diary(Equipment equipment, InstantSource clock) {
        this(equipment, clock, new FloodGate(System::nanoTime));
    }

    /// @param service what asked for the face
    void write(String user, Happening happening, String camera, String service) throws StoreException {
        append(user, happening, "", camera, service);
    }

    void write(String user, Happening happening, String camera) throws StoreException {
        write(user, happening, camera, "");
    }

    /// The same of what costs nobody anything.
    void writeSome(String user, Happening happening) throws StoreException {
        if (lets(user)) write(user, happening, "");
    }

    void refused(String user, Refusal reason, String camera, String service) throws StoreException {
        // the lockout bounds what counts as a failure
        if (reason.isFailure() || lets(user)) append(user, Happening.REFUSED, reason.name(), camera, service);
    }

    void guarded(String user, Ground ground, String service) throws StoreException {
        if (lets(user)) append(user, Happening.GUARDED, ground.name(), "", service);
    }

    private boolean lets(String user) throws StoreException {
        if (!gate.lets(user)) return false;
        tellLeftOut();
        return true;
    }

    private void tellLeftOut() throws StoreException {
        for (Map.Entry<String, Integer> rows : gate.takeLeftOut().entrySet()) {
            append(rows.getKey(), Happening.LEFT_OUT, rows.getValue().toString(), "", "");
        }
    }

    private void append(String user, Happening happening, String reason, String camera, String service)
            throws StoreException {
        var entry = new AuditEntry(clock.instant(), user, happening.name(), reason, camera);
        equipment.trail().follow(entry, service);
        equipment.store().append(entry);
    }

    /// What another version wrote and this one has no word for is left out.
    Answer read(String user, int count) throws StoreException {
        tellLeftOut();
        var entries = equipment.store().history(user, Math.clamp(count, 0, MOST)).stream()
                .flatMap(entry -> entry(entry).stream())
                .toList();
        return new Answer.History(entries);
    }

    private static Optional<Answer.Entry> entry(AuditEntry entry) {
        return Happening.of(entry.event())
                .map(happening -> new Answer.Entry(
                        entry.time(),
                        "history." + happening,
                        reason(happening, entry.reason()),
                        entry.camera(),
                        happening == Happening.LEFT_OUT ? Integer.parseInt(entry.reason()) : 1));
    }

    private static String reason(Happening happening, String reason) {
        if (reason.isEmpty() || happening == Happening.LEFT_OUT) return "";
        return (happening == Happening.GUARDED ? "guard." : "refusal.") + reason;
    }
}
