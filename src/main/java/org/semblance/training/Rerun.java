package org.semblance.training;

import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/// The command line that does a training again, as the card of a model tells it.
public final class Rerun {
    private final StringJoiner words = new StringJoiner(" ");

    public Rerun(String command) {
        words.add("semblance").add(command);
    }

    public Rerun flag(String name, boolean given) {
        if (given) words.add(name);
        return this;
    }

    /// @param value its text, for a shell
    public Rerun option(String name, Object value) {
        return options(name, List.of(value));
    }

    public Rerun optionIf(boolean given, String name, Object value) {
        return given ? option(name, value) : this;
    }

    public Rerun options(String name, Collection<?> values) {
        for (var value : values) words.add(name).add(quoted(value.toString()));
        return this;
    }

    public Rerun regimen(Regimen regimen) {
        return flag("--anew", regimen.anew())
                .option("--views", regimen.views())
                .optionIf(regimen.minutes() < Regimen.UNLIMITED, "--minutes", regimen.minutes())
                .option("--batch", regimen.batch())
                .option("--rate", regimen.rate())
                .option("--seed", regimen.seed())
                .option("--hold-out", regimen.heldOut());
    }

    @Override
    public String toString() {
        return words.toString();
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
