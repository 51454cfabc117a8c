package org.semblance.evaluation.rates;

import java.util.ArrayList;
import java.util.List;

/// What a threshold on the distance gets wrong. Terms of ISO/IEC 19795-1: false match rate (FMR) over impostor
/// comparisons, false non-match rate (FNMR) over genuine ones, true acceptance rate TAR = 1 - FNMR.
public final class ErrorRates {
    /// One threshold.
    public record Point(double distance, double fmr, double fnmr) {}

    private final Distances genuine;
    private final Distances impostor;

    /// @throws IllegalArgumentException unless both were compared
    public ErrorRates(Distances genuine, Distances impostor) {
        if (genuine.count() == 0 || impostor.count() == 0) {
            throw new IllegalArgumentException("rates need genuine and impostor comparisons");
        }
        this.genuine = genuine;
        this.impostor = impostor;
    }

    public Distances genuine() {
        return genuine;
    }

    public Distances impostor() {
        return impostor;
    }

    /// The greatest threshold whose measured FMR is at most `fmr`.
    public Point at(double fmr) {
        return point(impostor.threshold(fmr));
    }

    public Point point(double distance) {
        return new Point(
                distance,
                (double) impostor.within(distance) / impostor.count(),
                1 - (double) genuine.within(distance) / genuine.count());
    }

    /// Whether there are enough impostor comparisons to speak of that rate: at least ten false matches.
    public boolean reaches(double fmr) {
        return impostor.count() * fmr >= 10;
    }

    /// Where FMR and FNMR are nearest to each other.
    public Point equalError() {
        var accepted = genuine.cumulative();
        var matched = impostor.cumulative();
        int low = 0, high = accepted.length - 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (matched[middle] < 1 - accepted[middle]) low = middle + 1;
            else high = middle;
        }
        return point(low * Distances.BIN);
    }

    /// The detection error trade-off at thresholds `step` apart, where either rate is neither 0 nor 1.
    public List<Point> curve(double step) {
        var accepted = genuine.cumulative();
        var matched = impostor.cumulative();
        var points = new ArrayList<Point>();
        var stride = Math.max(1, (int) Math.round(step / Distances.BIN));
        for (var i = 0; i < accepted.length; i += stride) {
            var isEnd = matched[i] == 0 && accepted[i] == 0 || matched[i] == 1 && accepted[i] == 1;
            if (!isEnd) points.add(new Point(i * Distances.BIN, matched[i], 1 - accepted[i]));
        }
        return points;
    }
}
