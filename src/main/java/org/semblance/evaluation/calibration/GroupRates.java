package org.semblance.evaluation.calibration;

import java.util.List;
import org.semblance.evaluation.rates.Rate;

/// What the finished table lets through in one group of people, or in a whole population: strangers of the
/// group within a row's distance. Intervals are exact, as if every pair were independent.
///
/// @param pairs of two people, judged with the margin
public record GroupRates(String name, long pairs, List<AtRow> rows) {
    private static final double FACTOR = 2;

    /// @param fmr what the row says
    /// @param alone without the margin
    /// @param kept what distance and margin let through together
    public record AtRow(double fmr, Rate alone, Rate kept) {

        /// More than twice what the row says, and not by chance.
        public boolean isTooMany() {
            return kept.value() > FACTOR * fmr && kept.low() > fmr;
        }
    }

    static GroupRates of(String name, Tally tally, List<CardTables.Row> rows) {
        var pairs = tally.keptPairs();
        return new GroupRates(
                name,
                pairs,
                rows.stream()
                        .map(row -> new AtRow(
                                row.fmr(),
                                Rate.exact(tally.alone.within(row.distance()), tally.alone.count()),
                                Rate.exact((tally.kept.within(row.distance()) + 1) / 2, pairs)))
                        .toList());
    }
}
