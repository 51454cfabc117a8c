package org.semblance.cli;

import java.util.Locale;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.training.StepEvents;

/// A training as a person at a terminal follows it: a line that moves, and lines that stay for what should be read.
abstract class StepProgress implements StepEvents {
    private static final int TELL_EVERY = 100;

    private final Console console;
    private final ProgressLine line;
    private final String preparing;

    /// @param preparing what it says while the pictures are made ready
    StepProgress(Console console, ProgressLine line, String preparing) {
        this.console = console;
        this.line = line;
        this.preparing = preparing;
    }

    @Override
    public final void prepared(int pictures, int of) {
        if (pictures % TELL_EVERY != 0 && pictures != of) return;
        line.accept(new Event.Progress((double) pictures / of));
        line.say(preparing);
    }

    @Override
    public final void trained(Progress progress) {
        line.accept(new Event.Progress(progress.share()));
        line.say(Words.text(
                "cli.train.progress",
                number("%.4f", progress.loss()),
                number("%.1f", progress.perSecond()),
                number("%.0f", Math.ceil(progress.secondsLeft() / 60))));
    }

    @Override
    public final void ended(Cost cost) {
        keep(Words.text(
                "cli.train.cost",
                cost.views(),
                number("%.1f", cost.perSecond()),
                number("%.1f", 100 * cost.viewShare()),
                number("%.0f", cost.megabytes())));
    }

    final void keep(String text) {
        line.close();
        console.err().println(text);
    }

    /// @return `-` for what is not known
    static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
