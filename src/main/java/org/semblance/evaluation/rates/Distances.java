package org.semblance.evaluation.rates;

import java.util.Arrays;

/// How often each distance occurred, in 200 000 bins over 0 to 2: a hundred million comparisons fit in 1.6 MB,
/// and no distance moves by more than 1e-5. One thread fills it.
public final class Distances {
    static final double BIN = 1e-5;
    private static final int BINS = (int) Math.round(2 / BIN) + 1;

    private final long[] counts = new long[BINS];
    private long total;

    /// @throws IllegalArgumentException for what is no distance of unit vectors
    public void add(double distance) {
        if (!(distance >= 0 && distance <= 2.0001)) throw new IllegalArgumentException("no distance: " + distance);
        counts[Math.min(BINS - 1, (int) Math.ceil(distance / BIN - 1e-9))]++;
        total++;
    }

    public void addAll(Distances others) {
        Arrays.setAll(counts, i -> counts[i] + others.counts[i]);
        total += others.total;
    }

    public long count() {
        return total;
    }

    /// How many are at most this far.
    public long within(double distance) {
        long sum = 0;
        var last = Math.min(BINS - 1, (int) Math.floor(distance / BIN + 1e-6));
        for (var i = 0; i <= last; i++) sum += counts[i];
        return sum;
    }

    /// The greatest threshold at which at most that share lies within.
    ///
    /// @return below 0 when already the nearest comparison is too much
    public double threshold(double share) {
        var most = (long) Math.floor(share * total + 1e-9);
        long sum = 0;
        for (var i = 0; i < BINS; i++) {
            sum += counts[i];
            if (sum > most) return (i - 1) * BIN;
        }
        return 2;
    }

    /// The share of each of `bars` equal parts of 0 to 2.
    public double[] histogram(int bars) {
        var shares = new double[bars];
        for (var i = 0; i < BINS; i++) {
            shares[Math.min(bars - 1, (int) ((long) i * bars / BINS))] += (double) counts[i] / Math.max(1, total);
        }
        return shares;
    }

    /// Share within each bin's upper edge.
    double[] cumulative() {
        var shares = new double[BINS];
        long sum = 0;
        for (var i = 0; i < BINS; i++) {
            sum += counts[i];
            shares[i] = (double) sum / Math.max(1, total);
        }
        return shares;
    }
}
