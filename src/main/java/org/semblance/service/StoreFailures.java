package org.semblance.service;

import java.util.List;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;
import org.semblance.ipc.Words;
import org.semblance.store.KeyCredential;
import org.semblance.store.KeyFile;
import org.semblance.store.StoreException;
import org.semblance.store.StoreFlaw;
import org.semblance.store.keyring.DesktopKeyring;

/// What is wrong with the store, in the person's language.
final class StoreFailures {
    private StoreFailures() {}

    static Failed of(StoreException e) {
        var values = values(e).toArray();
        return new Failed(problem(e), Words.text("flaw.store." + e.flaw(), values), remedy(e.flaw(), values));
    }

    private static Problem problem(StoreException e) {
        return switch (e) {
            case StoreException.BadName _, StoreException.FaceExists _, StoreException.NoSuchFace _ -> Problem.USAGE;
            case StoreException.Corrupt _, StoreException.Newer _, StoreException.Tampered _ -> Problem.BAD_FILE;
            case StoreException.Forbidden _,
                    StoreException.ReadOnly _,
                    StoreException.Full _,
                    StoreException.Busy _,
                    StoreException.Unreadable _,
                    StoreException.KeyMissing _,
                    StoreException.KeyUnavailable _,
                    StoreException.KeyWrong _ -> Problem.CANNOT_CHECK;
        };
    }

    private static List<String> values(StoreException e) {
        return e.flaw() == StoreFlaw.STARTED_WITHOUT || e.flaw() == StoreFlaw.KEY_WRONG
                ? List.of(place(e.values().getFirst()))
                : e.values();
    }

    /// Where a key is kept.
    ///
    /// @param name as the store remembers it
    static String place(String name) {
        return switch (name) {
            case KeyFile.NAME -> Words.text("key.file");
            case KeyCredential.NAME -> Words.text("key.credential");
            case DesktopKeyring.NAME -> Words.text("key.keyring");
            default -> name;
        };
    }

    private static String remedy(StoreFlaw flaw, Object... values) {
        return Words.text(
                switch (flaw) {
                    case DAMAGED,
                            EMPTY,
                            CUT_OFF,
                            BAD_HEADER,
                            NO_DATABASE,
                            OTHER_PROGRAM,
                            NO_NUMBER,
                            NO_PLACE_OF_KEY,
                            NO_KEY -> "remedy.store.damaged";
                    case NEWER -> "remedy.store.newer";
                    case ENTERABLE -> "remedy.store.enterable";
                    case WRITABLE -> "remedy.store.writable";
                    case CHANGEABLE -> "remedy.store.changeable";
                    case READABLE -> "remedy.store.readable";
                    case NO_FOLDER, NO_PLAIN_FILE -> "remedy.store.in-the-way";
                    case FOREIGN -> "remedy.store.foreign";
                    case BESIDE_DATABASE -> "remedy.store.beside";
                    case READ_ONLY -> "remedy.store.read-only";
                    case FULL -> "remedy.store.full";
                    case BUSY -> "remedy.store.busy";
                    case UNREADABLE -> "remedy.store.unreadable";
                    case KEY_FILE_MISSING -> "remedy.store.key-file";
                    case KEY_CREDENTIAL_GONE, KEY_CREDENTIAL_MISSING -> "remedy.store.key-credential";
                    case KEYRING_KEY_MISSING -> "remedy.store.keyring-key";
                    case STARTED_WITHOUT -> "remedy.store.started-without";
                    case NO_KEY_PLACE -> "remedy.store.no-key-place";
                    case KEYRING_LOCKED -> "remedy.store.keyring-locked";
                    case KEYRING_EMPTY,
                            KEYRING_FORGETFUL,
                            KEYRING_MUTE,
                            KEYRING_NO_BUS,
                            KEYRING_NO_KEY,
                            KEYRING_NONSENSE,
                            KEYRING_SILENT -> "remedy.store.keyring";
                    case KEY_WRONG -> "remedy.store.key-wrong";
                    case TAMPERED -> "remedy.store.tampered";
                    case FACE_EXISTS -> "remedy.store.face-exists";
                    case NO_SUCH_FACE -> "remedy.store.no-such-face";
                    case BAD_NAME -> "remedy.store.bad-name";
                },
                values);
    }
}
