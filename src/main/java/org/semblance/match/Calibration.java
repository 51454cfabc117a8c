package org.semblance.match;

import java.util.List;

/// What a distance is worth: the share of comparisons of different people that come out at least as near,
/// measured on people the model never saw.
///
/// Between two rows of the table the logarithm of the rate is linear in the distance. Nearer than its first row
/// it goes on with that row's slope, which overstates the rate (the measured curve gets steeper), down to
/// [#LEAST_RATE]: no table vouches for less.
public final class Calibration {
    public static final double LEAST_RATE = 1e-8;

    private final double[] distances;
    private final double[] logRates;

    /// @param rows {rate, distance}, at least two, both strictly increasing after sorting by distance
    /// @throws IllegalArgumentException for a table that is not one
    public Calibration(List<double[]> rows) {
        var sorted = rows.stream().sorted((a, b) -> Double.compare(a[1], b[1])).toArray(double[][]::new);
        if (sorted.length < 2) throw new IllegalArgumentException("a calibration needs two rows");
        distances = new double[sorted.length];
        logRates = new double[sorted.length];
        for (var i = 0; i < sorted.length; i++) {
            if (!(sorted[i][0] > 0 && sorted[i][0] <= 1 && sorted[i][1] >= 0 && sorted[i][1] <= 2)) {
                throw new IllegalArgumentException("a rate lies in 0..1, a distance in 0..2");
            }
            distances[i] = sorted[i][1];
            logRates[i] = Math.log(sorted[i][0]);
            if (i > 0 && !(logRates[i] > logRates[i - 1] && distances[i] > distances[i - 1])) {
                throw new IllegalArgumentException("a calibration's rate grows with the distance");
            }
        }
    }

    /// @return false match rate of one comparison at that distance, [#LEAST_RATE] to 1
    public double fmr(double distance) {
        if (!(distance >= 0 && distance <= distances[distances.length - 1])) return 1;
        var upper = 1;
        while (upper < distances.length - 1 && distances[upper] < distance) upper++;
        var share = (distance - distances[upper - 1]) / (distances[upper] - distances[upper - 1]);
        var log = logRates[upper - 1] + share * (logRates[upper] - logRates[upper - 1]);
        return Math.max(LEAST_RATE, Math.exp(log));
    }
}
