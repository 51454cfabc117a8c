package org.semblance.store;

import java.nio.file.Path;
import java.time.Duration;

/// Why the store did not do what it was asked. Each situation is a class; `getMessage` says what happened
/// and [#remedy] what a person can do about it. Whatever it is, nothing was written.
public abstract sealed class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    private final String remedy;

    private StoreException(String message, String remedy, Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    private StoreException(String message, String remedy) {
        this(message, remedy, null);
    }

    public String remedy() {
        return remedy;
    }

    /// The file is no store, or a damaged one. It was left as it was.
    public static final class Corrupt extends StoreException {
        private static final long serialVersionUID = 1;

        public Corrupt(Path file, String finding) {
            this(file, finding, null);
        }

        public Corrupt(Path file, String finding, Throwable cause) {
            super(
                    file + " cannot be used: " + finding,
                    "Bring the file back from a backup, or move it away and enroll again.",
                    cause);
        }
    }

    /// A later version of the program wrote it. It was left as it was.
    public static final class Newer extends StoreException {
        private static final long serialVersionUID = 1;

        public Newer(Path file, int found, int known) {
            super(file + " has version " + found + ", this program knows versions up to " + known, "Update Semblance.");
        }
    }

    /// Other users could read or change it, or it is not this user's.
    public static final class Forbidden extends StoreException {
        private static final long serialVersionUID = 1;

        public Forbidden(Path path, String finding, String remedy) {
            super(path + " is not safe to use: " + finding, remedy);
        }
    }

    /// The place cannot be written to.
    public static final class ReadOnly extends StoreException {
        private static final long serialVersionUID = 1;

        public ReadOnly(Path path) {
            this(path, null);
        }

        public ReadOnly(Path path, Throwable cause) {
            super(path + " is read-only", "Make " + path + " writable for this user.", cause);
        }
    }

    /// No room left for the change.
    public static final class Full extends StoreException {
        private static final long serialVersionUID = 1;

        public Full(Path file, Throwable cause) {
            super("no space left to write " + file, "Free some disk space and try again.", cause);
        }
    }

    /// Another process kept the store to itself.
    public static final class Busy extends StoreException {
        private static final long serialVersionUID = 1;

        public Busy(Path file, Duration waited, Throwable cause) {
            super(
                    file + " was in use by another process for " + waited.toMillis() + " ms",
                    "Try again, or end the other Semblance process.",
                    cause);
        }
    }

    /// The device or the file system failed.
    public static final class Unreadable extends StoreException {
        private static final long serialVersionUID = 1;

        public Unreadable(Path file, Throwable cause) {
            super(
                    file + " cannot be read or written: " + cause.getMessage(),
                    "Look at the disk and its file system.",
                    cause);
        }
    }

    /// The key the references were encrypted with is not where it was put. No other is made in its place.
    public static final class KeyMissing extends StoreException {
        private static final long serialVersionUID = 1;

        public KeyMissing(String provider, String remedy) {
            super("the key of the stored faces is not in the " + provider, remedy);
        }
    }

    /// The place of the key cannot be reached now.
    public static final class KeyUnavailable extends StoreException {
        private static final long serialVersionUID = 1;

        public KeyUnavailable(String provider, String why, String remedy) {
            this(provider, why, remedy, null);
        }

        public KeyUnavailable(String provider, String why, String remedy, Throwable cause) {
            super("the " + provider + " cannot be used: " + why, remedy, cause);
        }
    }

    /// There is a key, and it is another one than the references were encrypted with.
    public static final class KeyWrong extends StoreException {
        private static final long serialVersionUID = 1;

        public KeyWrong(String provider) {
            super(
                    "the key in the " + provider + " is not the one the faces were stored with",
                    "Bring the key back from a backup, or remove all faces and enroll again.");
        }
    }

    /// A reference is not what was stored: changed, moved to another user, copied. None of that user's is
    /// used.
    public static final class Tampered extends StoreException {
        private static final long serialVersionUID = 1;

        private final String user;
        private final long reference;

        public Tampered(String user, long reference) {
            super(
                    "reference " + reference + " of user " + user + " was changed outside Semblance",
                    "Remove the faces of " + user + " and enroll again.");
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
            super(user + " already has a face named " + name, "Choose another name, or remove that face first.");
        }
    }

    /// The user has no face of that name.
    public static final class NoSuchFace extends StoreException {
        private static final long serialVersionUID = 1;

        public NoSuchFace(String user, String name) {
            super(user + " has no face named " + name, "List the faces to see their names.");
        }
    }

    /// Not a name a face, or a user, can have.
    public static final class BadName extends StoreException {
        private static final long serialVersionUID = 1;

        public BadName(String name) {
            super(
                    "\"" + name.replaceAll("\\p{Cntrl}", "?") + "\" cannot be a name",
                    "Take 1 to " + Names.LONGEST + " visible characters.");
        }
    }
}
