package org.semblance.inference;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a model cannot be used; each situation is a class that names the model, its [#flaw] says it in detail.
public abstract sealed class ModelException extends Exception {
    private static final long serialVersionUID = 1;

    private final ModelFlaw flaw;
    private final ArrayList<String> values;
    private String instead = "";

    private ModelException(Throwable cause, ModelFlaw flaw, Object... values) {
        super(flaw.text(values), cause);
        this.flaw = flaw;
        this.values = Stream.of(values).map(String::valueOf).collect(Collectors.toCollection(ArrayList::new));
    }

    public ModelFlaw flaw() {
        return flaw;
    }

    /// What [ModelFlaw#text] takes.
    public List<String> values() {
        return List.copyOf(values);
    }

    /// Id of the shipped model that would do in place of an added one that is in use.
    public Optional<String> instead() {
        return Optional.of(instead).filter(id -> !id.isEmpty());
    }

    void nameInstead(String id) {
        instead = id;
    }

    /// The file, or its card, is not there.
    public static final class Missing extends ModelException {
        private static final long serialVersionUID = 1;

        public Missing(Path file) {
            super(null, ModelFlaw.MISSING, file);
        }
    }

    /// The card cannot be understood, or not be used for that.
    public static final class BadCard extends ModelException {
        private static final long serialVersionUID = 1;

        public BadCard(ModelFlaw flaw, Object... values) {
            super(null, flaw, values);
        }
    }

    /// The file is not the one its card describes: truncated, damaged or swapped.
    public static final class Altered extends ModelException {
        private static final long serialVersionUID = 1;

        Altered(Path file) {
            super(null, ModelFlaw.TOO_LARGE, file);
        }

        Altered(Path file, long bytes) {
            super(null, ModelFlaw.LONGER, file, bytes);
        }

        Altered(Path file, String expected, String found) {
            super(null, ModelFlaw.ALTERED, file, found.substring(0, 12), expected.substring(0, 12));
        }
    }

    /// It opens, but does not take or give what its card says.
    public static final class WrongShape extends ModelException {
        private static final long serialVersionUID = 1;

        public WrongShape(ModelFlaw flaw, Object... values) {
            super(null, flaw, values);
        }
    }

    /// ONNX Runtime or the file system refused it.
    public static final class Unusable extends ModelException {
        private static final long serialVersionUID = 1;

        public Unusable(Throwable cause, ModelFlaw flaw, Object what) {
            super(cause, flaw, what, reason(cause));
        }
    }

    /// The net failed, or the server had no such file.
    public static final class NotFetched extends ModelException {
        private static final long serialVersionUID = 1;

        private final boolean partKept;

        /// @param partKept whether some of the file has come, now or earlier, and the next try goes on there
        NotFetched(IOException cause, ModelFlaw flaw, URI address, boolean partKept) {
            super(cause, flaw, address, reason(cause));
            this.partKept = partKept;
        }

        public boolean isPartKept() {
            return partKept;
        }
    }

    /// Some exceptions have no text.
    private static String reason(Throwable cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }
}
