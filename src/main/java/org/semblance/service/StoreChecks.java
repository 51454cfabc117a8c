package org.semblance.service;

import java.util.List;
import org.semblance.ipc.Answer.Check;
import org.semblance.ipc.Answer.Level;
import org.semblance.ipc.Words;
import org.semblance.store.EnrolledFace;
import org.semblance.store.Store;
import org.semblance.store.StoreException;

/// Looks whether what is stored can be used: the key, every reference of every user, the history, the
/// user's faces. The file itself and who may touch it were looked at when it opened.
final class StoreChecks {
    private final Store store;

    StoreChecks(Store store) {
        this.store = store;
    }

    List<Check> run(String user) throws StoreException {
        return List.of(key(), references(), history(), faces(user));
    }

    private Check key() throws StoreException {
        var place = store.keyPlace();
        if (place.isEmpty()) return good("store", Words.text("doctor.store.new"));
        try {
            store.checkKey();
            return good("store", Words.text("doctor.store", StoreFailures.place(place.get())));
        } catch (StoreException e) {
            return bad("store", e);
        }
    }

    private Check references() throws StoreException {
        var models =
                store.faces().stream().map(EnrolledFace::modelId).distinct().toList();
        var count = 0;
        try {
            for (var model : models) {
                for (var gallery : store.galleries(model))
                    count += gallery.references().size();
            }
            return good("references", Words.text("doctor.references", count));
        } catch (StoreException e) {
            return bad("references", e);
        }
    }

    private Check history() throws StoreException {
        var broken = store.verifyAudit();
        if (broken.isEmpty()) return good("history", Words.text("doctor.history"));
        var finding = Words.text(
                "doctor.history." + broken.get().finding(), broken.get().row());
        return new Check("history", Level.FAILED, finding, Words.text("doctor.history.fix"));
    }

    private Check faces(String user) throws StoreException {
        var faces = store.faces(user).size();
        if (faces > 0) return good("faces", Words.text("doctor.faces", faces));
        return new Check("faces", Level.WARNING, Words.text("doctor.faces.none"), Words.text("doctor.faces.fix"));
    }

    private static Check good(String name, String finding) {
        return new Check(name, Level.OK, finding, "");
    }

    private static Check bad(String name, StoreException e) {
        var failed = Failures.of(e);
        return new Check(name, Level.FAILED, failed.message(), failed.remedy());
    }
}
