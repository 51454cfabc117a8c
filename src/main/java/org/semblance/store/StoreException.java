package org.semblance.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why the store did not do what it was asked; each situation is a class, its [#flaw] says it in detail.
/// Whatever it is, nothing was written.
public abstract sealed class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    private final StoreFlaw flaw;
    private final ArrayList<String> values;

    private StoreException(Throwable cause, StoreFlaw flaw, Object... values) {
        super(flaw.text(values), cause);
        this.flaw = flaw;
        this.values = Stream.of(values).map(String::valueOf).collect(Collectors.toCollection(ArrayList::new));
    }

    public StoreFlaw flaw() {
        return flaw;
    }

    /// What [StoreFlaw#text] takes.
    public List<String> values() {
        return List.copyOf(values);
    }

    /// The file is no store, or a damaged one. It was left as it was.
    public static final class Corrupt extends StoreException {
        private static final long serialVersionUID = 1;

        Corrupt(StoreFlaw flaw, Path file) {
            super(null, flaw, file);
        }

        Corrupt(Throwable cause, StoreFlaw flaw, Object... values) {
            super(cause, flaw, values);
        }
    }

    /// A later version of the program wrote it. It was left as it was.
    public static final class Newer extends StoreException {
        private static final long serialVersionUID = 1;

        Newer(Path file, int found, int known) {
            super(null, StoreFlaw.NEWER, file, found, known);
        }
    }

    /// Other users could read or change it, or it is not this user's.
    public static final class Forbidden extends StoreException {
        private static final long serialVersionUID = 1;

        Forbidden(StoreFlaw flaw, Object... values) {
            super(null, flaw, values);
        }
    }

    /// The place cannot be written to.
    public static final class ReadOnly extends StoreException {
        private static final long serialVersionUID = 1;

        ReadOnly(Path path, Throwable cause) {
            super(cause, StoreFlaw.READ_ONLY, path);
        }
    }

    /// No room left for the change.
    public static final class Full extends StoreException {
        private static final long serialVersionUID = 1;

        Full(Path file, Throwable cause) {
            super(cause, StoreFlaw.FULL, file);
        }
    }

    /// Another process kept the store to itself.
    public static final class Busy extends StoreException {
        private static final long serialVersionUID = 1;

        Busy(Path file, Duration waited, Throwable cause) {
            super(cause, StoreFlaw.BUSY, file, waited.toMillis());
        }
    }

    /// The device or the file system failed.
    public static final class Unreadable extends StoreException {
        private static final long serialVersionUID = 1;

        Unreadable(Path file, Throwable cause) {
            super(cause, StoreFlaw.UNREADABLE, file, cause.getMessage());
        }
    }

    /// The key the references were encrypted with is not where it was put. No other is made in its place.
    public static final class KeyMissing extends StoreException {
        private static final long serialVersionUID = 1;

        public KeyMissing(StoreFlaw flaw, Object... values) {
            super(null, flaw, values);
        }
    }

    /// The place of the key cannot be reached now.
    public static final class KeyUnavailable extends StoreException {
        private static final long serialVersionUID = 1;

        public KeyUnavailable(Throwable cause, StoreFlaw flaw, Object... values) {
            super(cause, flaw, values);
        }
    }

    /// There is a key, and it is another one than the references were encrypted with.
    public static final class KeyWrong extends StoreException {
        private static final long serialVersionUID = 1;

        KeyWrong(String provider) {
            super(null, StoreFlaw.KEY_WRONG, provider);
        }
    }

    /// A reference is not what was stored: changed, moved to another user, copied. None of that user's is used.
    public static final class Tampered extends StoreException {
        private static final long serialVersionUID = 1;

        private final String user;
        private final long reference;

        Tampered(String user, long reference) {
            super(null, StoreFlaw.TAMPERED, user, reference);
            this.user = user;
            this.reference = reference;
        }

        public String user() {
            return user;
        }

        public long reference() {
            return reference;
        }
    }

    /// The user already has a face of that name.
    public static final class FaceExists extends StoreException {
        private static final long serialVersionUID = 1;

        public FaceExists(String user, String name) {
            super(null, StoreFlaw.FACE_EXISTS, user, name);
        }
    }

    /// The user has no face of that name.
    public static final class NoSuchFace extends StoreException {
        private static final long serialVersionUID = 1;

        NoSuchFace(String user, String name) {
            super(null, StoreFlaw.NO_SUCH_FACE, user, name);
        }
    }

    /// Not a name a face, or a user, can have.
    public static final class BadName extends StoreException {
        private static final long serialVersionUID = 1;

        BadName(String name) {
            super(null, StoreFlaw.BAD_NAME, name.replaceAll("\\p{Cntrl}", "?"));
        }
    }
}
