package org.semblance.evaluation;

import java.nio.file.Path;

/// What was given cannot be evaluated.
public sealed class EvaluationException extends Exception {
    private static final long serialVersionUID = 1;

    EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }

    /// The pictures are not laid out as needed.
    public static final class BadPictures extends EvaluationException {
        private static final long serialVersionUID = 1;

        public BadPictures(Path folder, String problem) {
            super(folder + ": " + problem, null);
        }
    }

    /// The people who were found do not suffice.
    public static final class TooFewPeople extends EvaluationException {
        private static final long serialVersionUID = 1;

        public TooFewPeople(String problem) {
            super(problem, null);
        }
    }

    /// A line of a list cannot be used.
    public static final class BadLine extends EvaluationException {
        private static final long serialVersionUID = 1;

        public BadLine(Path file, int line, String problem) {
            super(file + ", line " + line + ": " + problem, null);
        }
    }

    public static final class Unreadable extends EvaluationException {
        private static final long serialVersionUID = 1;

        public Unreadable(Path file, Throwable cause) {
            super(file + " cannot be read: " + cause.getMessage(), cause);
        }
    }

    public static final class Unwritable extends EvaluationException {
        private static final long serialVersionUID = 1;

        public Unwritable(Path file, Throwable cause) {
            super(file + " cannot be written: " + cause.getMessage(), cause);
        }
    }
}
