package org.semblance.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why a training cannot begin or go on; each situation is a class, its [#flaw] says it in detail.
public abstract sealed class TrainingException extends Exception {
    private static final long serialVersionUID = 1;

    private final TrainingFlaw flaw;
    private final ArrayList<String> values;

    private TrainingException(TrainingFlaw flaw, Object... values) {
        super(flaw.text(values));
        this.flaw = flaw;
        this.values = Stream.of(values).map(String::valueOf).collect(Collectors.toCollection(ArrayList::new));
    }

    public TrainingFlaw flaw() {
        return flaw;
    }

    /// Which text says it to people.
    public String key() {
        return "flaw.training." + flaw;
    }

    /// What the text of [#key] takes.
    public List<String> values() {
        return List.copyOf(values);
    }

    private static Object[] together(Path file, Object... more) {
        return Stream.concat(Stream.of(file), Stream.of(more)).toArray();
    }

    /// A data set's file is not what it should be.
    public static final class BadData extends TrainingException {
        private static final long serialVersionUID = 1;

        public BadData(TrainingFlaw flaw, Path file, Object... more) {
            super(flaw, together(file, more));
        }
    }

    /// Too little of something that a loss needs.
    public static final class TooFew extends TrainingException {
        private static final long serialVersionUID = 1;

        public TooFew(TrainingFlaw flaw, Object... values) {
            super(flaw, values);
        }
    }

    /// A model or checkpoint does not fit the network that should take it over.
    public static final class WrongNetwork extends TrainingException {
        private static final long serialVersionUID = 1;

        public WrongNetwork(TrainingFlaw flaw, Path file, Object... more) {
            super(flaw, together(file, more));
        }
    }

    /// What comes out would take the place of what it is made of.
    public static final class OwnFolder extends TrainingException {
        private static final long serialVersionUID = 1;

        public OwnFolder(Path folder, Path card) {
            super(TrainingFlaw.OWN_FOLDER, folder, card);
        }
    }

    /// The loss is no number any more.
    public static final class Diverged extends TrainingException {
        private static final long serialVersionUID = 1;

        public Diverged(long step) {
            super(TrainingFlaw.DIVERGED, step);
        }
    }
}
