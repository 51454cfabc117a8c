package org.semblance.evaluation;

import java.util.Random;

/// Shoulders in a plain pullover, in portrait coordinates.
final class Torso {
    private static final double NECK_HALF_WIDTH = 40;
    private static final double NECK_Y = 238;
    private static final double SHOULDER_HALF_WIDTH = 172;
    private static final double SHOULDER_DROP = 78;

    private final double[] color = new double[3];
    private final double foldPhase;
    private final double foldWidth;

    Torso(Random random) {
        var lightness = 45 + 110 * random.nextDouble();
        for (var channel = 0; channel < 3; channel++) color[channel] = lightness * (0.75 + 0.5 * random.nextDouble());
        foldPhase = 6 * random.nextDouble();
        foldWidth = 34 + 20 * random.nextDouble();
    }

    double alpha(double x, double y) {
        var across = Math.abs(x - HeadShape.CENTER_X);
        var top = NECK_Y + SHOULDER_DROP * Math.pow(Math.clamp((across - NECK_HALF_WIDTH) / 132, 0, 3), 1.7);
        var corner = 26 * Math.exp(-Math.max(0, y - 285) / 15);
        var side = SHOULDER_HALF_WIDTH - corner + 14 * SyntheticPerson.smooth((y - 320) / 200);
        return SyntheticPerson.smooth((y - top) / 5) * SyntheticPerson.smooth((side - across) / 6);
    }

    double color(double x, double y, int channel) {
        var across = (x - HeadShape.CENTER_X) / SHOULDER_HALF_WIDTH;
        var round = 1 - 0.4 * across * across;
        var folds = 1 + 0.05 * Math.sin(foldPhase + x / foldWidth + Math.sin(y / 47 + foldPhase));
        var collar = Math.abs(y - NECK_Y - 46 + Math.pow(across * 4.6, 2) * 9) < 4 ? 0.85 : 1;
        return Math.clamp(color[channel] * round * folds * collar, 0, 255);
    }
}
