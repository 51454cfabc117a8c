package org.semblance.evaluation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.semblance.camera.CameraException;

/// What was given cannot be evaluated; each situation is a class, its [#flaw] says it in detail.
public abstract sealed class EvaluationException extends Exception {
    private static final long serialVersionUID = 1;

    private final EvaluationFlaw flaw;
    private final ArrayList<String> values;

    private EvaluationException(Throwable cause, EvaluationFlaw flaw, Object... values) {
        super(flaw.text(values), cause);
        this.flaw = flaw;
        this.values = Stream.of(values).map(String::valueOf).collect(Collectors.toCollection(ArrayList::new));
    }

    public EvaluationFlaw flaw() {
        return flaw;
    }

    /// Which text says it to people.
    public String key() {
        return "flaw.evaluation." + flaw;
    }

    /// What the text of [#key] takes.
    public List<String> values() {
        return List.copyOf(values);
    }

    /// The pictures, or a list of them, are not what is needed.
    public static final class BadPictures extends EvaluationException {
        private static final long serialVersionUID = 1;

        public BadPictures(EvaluationFlaw flaw, Path at, Object... more) {
            super(null, flaw, Stream.concat(Stream.of(at), Stream.of(more)).toArray());
        }

        /// @param cause its message says in English what is wrong
        public BadPictures(Path folder, Exception cause) {
            super(cause, EvaluationFlaw.UNFIT, folder, cause.getMessage());
        }
    }

    /// The people who were found do not suffice.
    public static final class TooFewPeople extends EvaluationException {
        private static final long serialVersionUID = 1;

        public TooFewPeople(EvaluationFlaw flaw, Object... values) {
            super(null, flaw, values);
        }
    }

    /// A line of a list cannot be used.
    public static final class BadLine extends EvaluationException {
        private static final long serialVersionUID = 1;

        public BadLine(EvaluationFlaw flaw, Path file, int line, Object... more) {
            super(
                    null,
                    flaw,
                    Stream.concat(Stream.of(file, line), Stream.of(more)).toArray());
        }
    }

    public static final class Unreadable extends EvaluationException {
        private static final long serialVersionUID = 1;

        public Unreadable(Path file, IOException cause) {
            super(cause, flaw(cause), culprit(file, cause), reason(cause));
        }

        private static EvaluationFlaw flaw(IOException cause) {
            return switch (cause) {
                case NoSuchFileException _ -> EvaluationFlaw.MISSING;
                case AccessDeniedException _ -> EvaluationFlaw.NOT_ALLOWED;
                case NotDirectoryException _ -> EvaluationFlaw.NO_FOLDER;
                case CharacterCodingException _ -> EvaluationFlaw.NO_TEXT;
                default -> EvaluationFlaw.UNREADABLE;
            };
        }
    }

    /// A recording gives no frames.
    public static final class BadRecording extends EvaluationException {
        private static final long serialVersionUID = 1;

        public BadRecording(Path recording, CameraException cause) {
            super(cause, EvaluationFlaw.NO_RECORDING, recording, cause.getMessage());
        }

        @Override
        public String key() {
            return getCause() instanceof CameraException.Unreadable cause ? "flaw.camera." + cause.flaw() : super.key();
        }

        @Override
        public List<String> values() {
            return getCause() instanceof CameraException.Unreadable cause ? cause.values() : super.values();
        }
    }

    public static final class Unwritable extends EvaluationException {
        private static final long serialVersionUID = 1;

        public Unwritable(Path file, IOException cause) {
            super(cause, flaw(cause), culprit(file, cause), reason(cause));
        }

        private static EvaluationFlaw flaw(IOException cause) {
            return switch (cause) {
                case AccessDeniedException _ -> EvaluationFlaw.NOT_ALLOWED;
                case NoSuchFileException _ -> EvaluationFlaw.NO_PLACE;
                case FileAlreadyExistsException _ -> EvaluationFlaw.IN_THE_WAY;
                default -> EvaluationFlaw.UNWRITABLE;
            };
        }
    }

    private static String culprit(Path file, IOException cause) {
        return cause instanceof FileSystemException known && known.getFile() != null
                ? known.getFile()
                : file.toString();
    }

    private static String reason(IOException cause) {
        var reason = cause instanceof FileSystemException known ? known.getReason() : cause.getMessage();
        return Objects.requireNonNullElse(reason, cause.getClass().getSimpleName());
    }
}
