package org.semblance.service;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import org.semblance.ipc.Answer.Check;
import org.semblance.ipc.Answer.Level;
import org.semblance.store.KeyProvider;
import org.semblance.store.Store;
import org.semblance.store.StoreException;
import org.semblance.store.StorePlace;

/// Looks whether the store can be used: its file and who may touch it, its key, every reference, its
/// history. Makes nothing that is not there.
final class StoreChecks {
    private StoreChecks() {}

    /// @param better where the key may lie besides the key file, best first
    static List<Check> run(StorePlace place, KeyProvider... better) {
        if (!Files.exists(place.database(), LinkOption.NOFOLLOW_LINKS)) {
            return List.of(ok("store", "there is none yet; it is made when the first face is enrolled"));
        }
        var checks = new ArrayList<Check>();
        try (var store = place.open(better)) {
            checks.add(ok(
                    "store",
                    place.database() + " is whole and private; "
                            + counted(store.faces().size())));
            checks.add(key(store));
            checks.add(references(store));
            checks.add(history(store));
        } catch (StoreException e) {
            checks.add(failed("store", e));
        }
        return checks;
    }

    private static Check key(Store store) throws StoreException {
        var place = store.keyPlace();
        if (place.isEmpty()) return ok("key", "none is needed yet");
        try {
            store.checkKey();
            return ok("key", "in the " + place.get());
        } catch (StoreException e) {
            return failed("key", e);
        }
    }

    private static Check references(Store store) throws StoreException {
        var models =
                store.faces().stream().map(face -> face.modelId()).distinct().toList();
        var count = 0;
        try {
            for (var model : models) {
                for (var gallery : store.galleries(model))
                    count += gallery.references().size();
            }
            return ok("references", count + " can be read");
        } catch (StoreException e) {
            return failed("references", e);
        }
    }

    private static Check history(Store store) throws StoreException {
        var found = store.verifyAudit();
        if (found.isEmpty()) return ok("history", "unbroken");
        return new Check(
                "history",
                Level.WARNING,
                "entry " + found.get().row() + " is " + found.get().finding(),
                "Somebody changed the history outside Semblance: compare it with the system's journal.");
    }

    private static String counted(int faces) {
        return faces == 1 ? "1 face" : faces + " faces";
    }

    private static Check ok(String name, String finding) {
        return new Check(name, Level.OK, finding, "");
    }

    private static Check failed(String name, StoreException e) {
        return new Check(name, Level.FAILED, e.getMessage(), e.remedy());
    }
}
