package org.semblance.cli;

import java.util.Locale;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.training.detector.DetectorEvents;

/// The training of a detector as a person at a terminal follows it.
final class DetectorProgress implements DetectorEvents {
    private static final int TELL_EVERY = 100;

    private final Console console;
    private final ProgressLine line;

    DetectorProgress(Console console, ProgressLine line) {
        this.console = console;
        this.line = line;
    }

    @Override
    public void prepared(int pictures, int of) {
        if (pictures % TELL_EVERY != 0 && pictures != of) return;
        line.accept(new Event.Progress((double) pictures / of));
        line.say(Words.text("cli.train.detector.looking"));
    }

    @Override
    public void sorted(int training, int heldOut, int backgrounds) {
        keep(Words.text("cli.train.detector.data", training, heldOut, backgrounds));
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
    public void judged(long views, double recall, double alarms) {
        keep(Words.text(
                "cli.train.detector.judged",
                views,
                Double.isNaN(recall) ? "-" : number("%.1f", 100 * recall),
                number("%.3f", alarms)));
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
