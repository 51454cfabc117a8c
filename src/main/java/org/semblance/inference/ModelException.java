package org.semblance.inference;

import java.nio.file.Path;

/// Why a model cannot be used; each situation is a class that carries its data and names the model.
public abstract sealed class ModelException extends Exception {
    private static final long serialVersionUID = 1;

    private ModelException(String message, Throwable cause) {
        super(message, cause);
    }

    /// The file, or its card, is not there.
    public static final class Missing extends ModelException {
        private static final long serialVersionUID = 1;

        public Missing(Path file) {
            super("the model file " + file + " is missing", null);
        }
    }

    /// The card cannot be understood.
    public static final class BadCard extends ModelException {
        private static final long serialVersionUID = 1;

        public BadCard(Path card, String what) {
            super("the model card " + card + " is unusable: " + what, null);
        }
    }

    /// The file is not the one its card describes: truncated, damaged or swapped.
    public static final class Altered extends ModelException {
        private static final long serialVersionUID = 1;

        public Altered(Path file, String expected, String found) {
            super(
                    "%s is not the file its card describes: SHA-256 %s..., expected %s..."
                            .formatted(file, found.substring(0, 12), expected.substring(0, 12)),
                    null);
        }
    }

    /// It opens, but does not take or give what its card says.
    public static final class WrongShape extends ModelException {
        private static final long serialVersionUID = 1;

        public WrongShape(String model, String what) {
            super("the model " + model + " does not fit its card: " + what, null);
        }
    }

    /// ONNX Runtime refused it.
    public static final class Unusable extends ModelException {
        private static final long serialVersionUID = 1;

        public Unusable(String model, Throwable cause) {
            super("the model " + model + " cannot be run: " + cause.getMessage(), cause);
        }
    }
}
