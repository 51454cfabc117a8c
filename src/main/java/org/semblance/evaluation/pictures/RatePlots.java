package org.semblance.evaluation.pictures;

import java.util.ArrayList;
import java.util.List;
import org.semblance.evaluation.rates.Distances;
import org.semblance.evaluation.rates.ErrorRates;
import org.semblance.evaluation.report.Plot;
import org.semblance.evaluation.report.Plot.Point;
import org.semblance.evaluation.report.Plot.Series;

/// The curves of error rates.
final class RatePlots {
    private static final double STEP = 0.002;
    private static final int BARS = 200;

    private RatePlots() {}

    static List<Plot> of(ErrorRates rates) {
        var curve = rates.curve(STEP);
        var trade = curve.stream()
                .map(point -> new Point(point.fmr(), point.fnmr()))
                .toList();
        var roc = curve.stream()
                .map(point -> new Point(point.fmr(), 1 - point.fnmr()))
                .toList();
        return List.of(
                new Plot("det", "Detection error trade-off", "FMR", "FNMR", true, true, of("all", trade)),
                new Plot("roc", "Receiver operating characteristic", "FMR", "TAR", true, false, of("all", roc)),
                new Plot(
                        "distances",
                        "How far apart",
                        "distance",
                        "share of comparisons",
                        false,
                        false,
                        List.of(bars("same person", rates.genuine()), bars("different people", rates.impostor()))));
    }

    private static List<Series> of(String name, List<Point> points) {
        return List.of(new Series(name, points));
    }

    private static Series bars(String name, Distances distances) {
        var shares = distances.histogram(BARS);
        var points = new ArrayList<Point>();
        for (var i = 0; i < BARS; i++) points.add(new Point((i + 0.5) * 2 / BARS, shares[i]));
        return new Series(name, points);
    }
}
