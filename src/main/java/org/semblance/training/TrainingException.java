package org.semblance.training;

import java.nio.file.Path;

/// Why a training cannot begin or go on; each situation is a class that carries its data.
public abstract sealed class TrainingException extends Exception {
    private static final long serialVersionUID = 1;

    private TrainingException(String message, Throwable cause) {
        super(message, cause);
    }

    /// A data set's file is not what it should be.
    public static final class BadData extends TrainingException {
        private static final long serialVersionUID = 1;

        public BadData(Path file, String what) {
            super(file + ": " + what, null);
        }
    }

    /// Too little of something that a loss needs.
    public static final class TooFew extends TrainingException {
        private static final long serialVersionUID = 1;

        public TooFew(String what) {
            super(what, null);
        }
    }

    /// A model or checkpoint does not fit the network that should take it over.
    public static final class WrongNetwork extends TrainingException {
        private static final long serialVersionUID = 1;

        public WrongNetwork(Path file, String what) {
            super(file + " does not fit this network: " + what, null);
        }
    }

    /// What comes out would take the place of what it is made of.
    public static final class OwnFolder extends TrainingException {
        private static final long serialVersionUID = 1;

        public OwnFolder(Path folder, Path card) {
            super(folder + " is the folder of " + card + ", which would be overwritten: name another one", null);
        }
    }

    /// The loss is no number any more.
    public static final class Diverged extends TrainingException {
        private static final long serialVersionUID = 1;

        public Diverged(long step) {
            super("the loss is no number after " + step + " steps: try a smaller learning rate", null);
        }
    }
}
