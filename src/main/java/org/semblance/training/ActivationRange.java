package org.semblance.training;

/// What values an activation takes, and the 8-bit scale that loses least of them: first [#widen] over all pictures,
/// then [#count] over the same ones, then [#scale].
final class ActivationRange {
    private static final int BINS = 4096;
    private static final int LEVELS = 255;
    private static final int TRIES = 60;

    /// value = size x (number - zero), with numbers of 0 to 255.
    record Scale(float size, int zero) {}

    private final long[] counts = new long[BINS];
    private float low;
    private float high;

    void widen(float... values) {
        for (var value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    void count(float... values) {
        var perUnit = BINS / Math.max(1e-12, (double) high - low);
        for (var value : values) counts[(int) Math.clamp((value - low) * perUnit, 0, BINS - 1)]++;
    }

    /// Cuts off the rare ends where that makes the mean squared error smaller.
    Scale scale() {
        var best = fit(1);
        var least = error(best);
        for (var part = 1; part < TRIES; part++) {
            var candidate = fit(1 - 0.9 * part / TRIES);
            var error = error(candidate);
            if (error < least) {
                best = candidate;
                least = error;
            }
        }
        return best;
    }

    /// Zero is always one of the numbers.
    private Scale fit(double part) {
        var size = (float) Math.max(1e-8, part * ((double) high - low) / LEVELS);
        return new Scale(size, Math.clamp(Math.round(-part * low / size), 0, LEVELS));
    }

    private double error(Scale scale) {
        var step = ((double) high - low) / BINS;
        var sum = 0.0;
        for (var bin = 0; bin < BINS; bin++) {
            if (counts[bin] == 0) continue;
            var value = low + (bin + 0.5) * step;
            var number = Math.clamp(Math.round(value / scale.size) + scale.zero, 0, LEVELS);
            var difference = value - (number - scale.zero) * (double) scale.size;
            sum += counts[bin] * difference * difference;
        }
        return sum;
    }
}
