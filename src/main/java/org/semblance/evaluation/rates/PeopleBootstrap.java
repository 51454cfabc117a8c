package org.semblance.evaluation.rates;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Interval of a share whose trials come in groups that stand or fall together, as all comparisons of one
/// person do: whole people are drawn with replacement (Efron 1979; subset bootstrap of Bolle et al. 2004).
public final class PeopleBootstrap {
    private static final int ROUNDS = 1000;
    private static final double TAIL = 0.025;

    private PeopleBootstrap() {}

    /// @param successes of each person
    /// @param trials of each person; people without any are passed over
    /// @throws IllegalArgumentException when nobody has a trial
    public static Rate of(long[] successes, long[] trials) {
        var people = new int[trials.length];
        var count = 0;
        for (var i = 0; i < trials.length; i++) if (trials[i] > 0) people[count++] = i;
        if (count == 0) throw new IllegalArgumentException("nobody has a trial");
        var random = new SplittableRandom(1);
        var shares = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            long passed = 0, all = 0;
            for (var i = 0; i < count; i++) {
                var person = people[random.nextInt(count)];
                passed += successes[person];
                all += trials[person];
            }
            shares[round] = (double) passed / all;
        }
        Arrays.sort(shares);
        var value =
                (double) Arrays.stream(successes).sum() / Arrays.stream(trials).sum();
        var low = shares[(int) (TAIL * ROUNDS)];
        var high = shares[(int) ((1 - TAIL) * ROUNDS) - 1];
        return new Rate(value, Math.min(low, value), Math.max(high, value));
    }
}
