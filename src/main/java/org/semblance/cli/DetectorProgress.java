package org.semblance.cli;

import org.semblance.ipc.Words;
import org.semblance.training.detector.DetectorEvents;

final class DetectorProgress extends StepProgress implements DetectorEvents {
    DetectorProgress(Console console, ProgressLine line) {
        super(console, line, Words.text("cli.train.detector.looking"));
    }

    @Override
    public void sorted(int training, int heldOut, int backgrounds) {
        keep(Words.text("cli.train.detector.data", training, heldOut, backgrounds));
    }

    @Override
    public void judged(long views, double recall, double alarms) {
        keep(Words.text("cli.train.detector.judged", views, number("%.1f", 100 * recall), number("%.3f", alarms)));
    }
}
