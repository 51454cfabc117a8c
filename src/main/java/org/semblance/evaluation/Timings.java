package org.semblance.evaluation;

import java.util.Arrays;

/// How long something took, again and again.
final class Timings {
    private long[] nanos = new long[64];
    private int count;

    void add(long duration) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = duration;
    }

    int count() {
        return count;
    }

    /// The duration, in milliseconds, that `share` of all stay within: nearest rank.
    double percentile(double share) {
        if (count == 0) throw new IllegalStateException("nothing was timed");
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e6;
    }

    double p50() {
        return percentile(0.5);
    }

    double p95() {
        return percentile(0.95);
    }
}
