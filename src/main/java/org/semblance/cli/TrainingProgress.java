package org.semblance.cli;

import java.util.Locale;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.training.DataReport;
import org.semblance.training.TrainingEvents;

/// A training as a person at a terminal follows it: a line that moves, and lines that stay for what should be read.
final class TrainingProgress implements TrainingEvents {
    private static final int NAMED = 5;
    private static final int TELL_EVERY = 100;

    private final Console console;
    private final ProgressLine line;

    TrainingProgress(Console console, ProgressLine line) {
        this.console = console;
        this.line = line;
    }

    @Override
    public void prepared(int pictures, int of) {
        if (pictures % TELL_EVERY != 0 && pictures != of) return;
        line.accept(new Event.Progress((double) pictures / of));
        line.say(Words.text("cli.train.preparing"));
    }

    @Override
    public void checked(DataReport report) {
        keep(Words.text("cli.train.data", report.faces(), report.people()));
        report.refused().forEach((reason, names) -> {
            keep(Words.text(refused(reason), names.size()));
            names.stream().limit(NAMED).forEach(name -> console.err().println("    " + name));
        });
        if (!report.duplicates().isEmpty()) {
            keep(Words.text("cli.train.duplicates", report.duplicates().size()));
            report.duplicates().stream()
                    .limit(NAMED)
                    .forEach(pair -> console.err().println("    " + pair));
        }
        if (report.lonely() > 0) keep(Words.text("cli.train.lonely", report.lonely()));
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
        if (Double.isNaN(measured.tar3())) return;
        keep(Words.text(
                "cli.train.validated",
                measured.views(),
                number("%.1f", 100 * measured.tar3()),
                Double.isNaN(measured.cosine()) ? "-" : number("%.3f", measured.cosine())));
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

    private static String refused(String reason) {
        return switch (reason) {
            case "UNREADABLE" -> "cli.train.refused.UNREADABLE";
            case "TWO_FACES" -> "cli.train.refused.TWO_FACES";
            default -> "cli.train.refused.NO_FACE";
        };
    }

    private void keep(String text) {
        line.close();
        console.err().println(text);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
