package org.semblance.cli;

import java.util.List;
import org.semblance.ipc.Words;
import org.semblance.training.DataReport;
import org.semblance.training.TrainingEvents;

final class TrainingProgress extends StepProgress implements TrainingEvents {
    private static final int NAMED = 5;

    TrainingProgress(Console console, ProgressLine line) {
        super(console, line, Words.text("cli.train.preparing"));
    }

    @Override
    public void checked(DataReport report) {
        keep(Words.text("cli.train.data", report.faces(), report.people()));
        report.refused().forEach((reason, names) -> {
            keep(Words.text(refused(reason), names.size()));
            name(names);
        });
        if (!report.duplicates().isEmpty()) {
            keep(Words.text("cli.train.duplicates", report.duplicates().size()));
            name(report.duplicates());
        }
        if (report.lonely() > 0) keep(Words.text("cli.train.lonely", report.lonely()));
    }

    @Override
    public void validated(Measured measured) {
        if (Double.isNaN(measured.tar3())) return;
        keep(Words.text(
                "cli.train.validated",
                measured.views(),
                number("%.1f", 100 * measured.tar3()),
                number("%.3f", measured.cosine())));
    }

    private void name(List<String> pictures) {
        pictures.stream().limit(NAMED).forEach(picture -> keep("    " + picture));
    }

    private static String refused(String reason) {
        return switch (reason) {
            case "UNREADABLE" -> "cli.train.refused.UNREADABLE";
            case "TWO_FACES" -> "cli.train.refused.TWO_FACES";
            default -> "cli.train.refused.NO_FACE";
        };
    }
}
