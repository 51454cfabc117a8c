package org.semblance.evaluation.rates;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/// A share, and the range that holds the true one in 95 of 100 measurements.
public record Rate(double value, double low, double high) {
    private static final double TAIL = 0.025;
    private static final int HALVINGS = 60;

    public Rate {
        if (!(low <= value && value <= high)) {
            throw new IllegalArgumentException(value + " is not between " + low + " and " + high);
        }
    }

    /// The exact interval of a binomial share (Clopper and Pearson, Biometrika 26, 1934). Holds for independent
    /// trials only.
    ///
    /// @throws IllegalArgumentException for no trial
    public static Rate exact(long successes, long trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials);
        }
        var low = successes == 0 ? 0 : quantile(TAIL, successes, trials - successes + 1.0);
        var high = successes == trials ? 1 : quantile(1 - TAIL, successes + 1.0, trials - successes);
        var value = (double) successes / trials;
        return new Rate(value, Math.min(low, value), Math.max(high, value));
    }

    /// Of the beta distribution.
    private static double quantile(double share, double a, double b) {
        double low = 0, high = 1;
        for (var i = 0; i < HALVINGS; i++) {
            var middle = (low + high) / 2;
            if (RegularizedBeta.value(middle, a, b) < share) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
