package org.semblance.cli;

import org.semblance.ipc.Words;
import org.semblance.training.landmarks.LandmarkEvents;

final class LandmarkProgress extends StepProgress implements LandmarkEvents {
    LandmarkProgress(Console console, ProgressLine line) {
        super(console, line, Words.text("cli.train.landmarks.preparing"));
    }

    @Override
    public void counted(int faces, int heldOut) {
        keep(Words.text("cli.train.landmarks.data", faces, heldOut));
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
}
