package org.semblance.cli;

import java.util.Locale;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.training.landmarks.LandmarkEvents;

/// The training of a landmark network as a person at a terminal follows it.
final class LandmarkProgress implements LandmarkEvents {
    private static final int TELL_EVERY = 100;

    private final Console console;
    private final ProgressLine line;

    LandmarkProgress(Console console, ProgressLine line) {
        this.console = console;
        this.line = line;
    }

    @Override
    public void prepared(int pictures, int of) {
        if (pictures % TELL_EVERY != 0 && pictures != of) return;
        line.accept(new Event.Progress((double) pictures / of));
        line.say(Words.text("cli.train.landmarks.preparing"));
    }

    @Override
    public void counted(int faces, int heldOut) {
        keep(Words.text("cli.train.landmarks.data", faces, heldOut));
    }

    @Override
    public void trained(Progress progress) {
        line.accept(new Event.Progress(progress.share()));
        line.say(Words.text(
                "cli.train.progress",
                number("%.4f", progress.loss()),
                number("%.1f", progress.perSecond()),
                number("%.0f", Math.ceil(progress.secondsLeft() / 60))));
    }

    @Override
    public void validated(Measured measured) {
        keep(Words.text(
                "cli.train.landmarks.validated",
                measured.views(),
                number("%.2f", 100 * measured.movement()),
                number("%.1f", 100 * measured.missed()),
                number("%.1f", 100 * measured.mistaken())));
    }

    @Override
    public void ended(Cost cost) {
        keep(Words.text(
                "cli.train.cost",
                cost.views(),
                number("%.1f", cost.perSecond()),
                number("%.1f", 100 * cost.viewShare()),
                Double.isNaN(cost.megabytes()) ? "-" : number("%.0f", cost.megabytes())));
    }

    private void keep(String text) {
        line.close();
        console.err().println(text);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
