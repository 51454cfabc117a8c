package org.semblance.evaluation;

import java.util.Random;

/// Nobody sits still: slow movements of a few degrees and pixels around a pose, the same for the same frame number.
final class Sway {
    private static final int MOVEMENTS = 6;

    private final double degrees;
    private final double[] phase = new double[MOVEMENTS];
    private final double[] speed = new double[MOVEMENTS];

    Sway(Random random, double degrees) {
        this.degrees = degrees;
        for (var movement = 0; movement < MOVEMENTS; movement++) {
            phase[movement] = 2 * Math.PI * random.nextDouble();
            speed[movement] = 0.02 + 0.05 * random.nextDouble();
        }
    }

    Pose at(int frame, Pose pose) {
        return pose.turned(
                        pose.yaw() + 1.5 * degrees * wave(0, frame),
                        pose.pitch() + degrees * wave(1, frame),
                        pose.roll() + 0.7 * degrees * wave(2, frame))
                .moved(2 * degrees * wave(3, frame), degrees * wave(4, frame), 1 + 0.006 * degrees * wave(5, frame));
    }

    private double wave(int movement, int frame) {
        return Math.sin(phase[movement] + speed[movement] * frame);
    }
}
