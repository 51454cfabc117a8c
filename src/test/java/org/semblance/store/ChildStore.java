package org.semblance.store;

import static org.semblance.store.StoreFixture.MODEL;
import static org.semblance.store.StoreFixture.NOON;
import static org.semblance.store.StoreFixture.enroll;
import static org.semblance.store.StoreFixture.place;

import java.nio.file.Path;

/// What another process does with the store. It says on its standard output what it has done.
final class ChildStore {
    static final int REFERENCES = 5;

    private ChildStore() {}

    /// Arguments: the folder, `until-killed` or a number of rounds, and a prefix for the faces' names.
    public static void main(String[] arguments) {
        var rounds = arguments[1].equals("until-killed") ? Integer.MAX_VALUE : Integer.parseInt(arguments[1]);
        IO.println("starting");
        try (var store = place(Path.of(arguments[0])).open()) {
            IO.println("opened with " + store.faces().size() + " faces");
            for (var round = 0; round < rounds; round++) write(store, arguments[2] + round);
        } catch (StoreException e) {
            IO.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            if (e instanceof StoreException.Full) reopen(Path.of(arguments[0]));
        }
    }

    private static void reopen(Path folder) {
        try (var store = place(folder).open()) {
            var faces = store.faces().size();
            var whole = store.gallery("anna", MODEL).references().size() == faces * REFERENCES
                    && store.verifyAudit().isEmpty();
            IO.println("reopened with " + faces + " faces, " + (whole ? "whole" : "not whole"));
        } catch (StoreException e) {
            IO.println("not reopened: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static void write(Store store, String face) throws StoreException {
        enroll(store, "anna", face, face.hashCode(), REFERENCES);
        IO.println("face " + face);
        store.append(new AuditEntry(NOON, "anna", "ENROLLED", face, "usb:1-1"));
        store.updateLockout(
                "anna",
                row -> new LockoutRow(
                        "anna",
                        row.failures() + 1,
                        row.total() + 1,
                        "boot",
                        row.sinceBoot().plusMillis(1)));
        IO.println("failure " + face);
    }
}
