package org.semblance.evaluation.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.evaluation.rates.Distances;
import org.semblance.match.Calibration;

/// Which distance stands for which false match rate: at every rate the least of what the populations allow.
///
/// A population without groups allows the distance that this share of its strangers reaches. One with groups is
/// judged as the product judges, by distance and margin together; where the margin alone keeps a rate it sets
/// no limit, and where nobody else sets one either, its distance without the margin counts. Nobody speaks of a
/// rate at which fewer than ten false matches were to be expected.
final class DistanceTable {
    private static final double[] RATES = {0.1, 0.03, 0.01, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 3e-6, 1e-6};
    private static final int LEAST_PAIRS = 10;
    private static final String BOUND = "the bound";

    /// @param tally of everybody in it
    record Strangers(Population population, Tally tally) {}

    /// @param pairs that it was measured on
    private record Limit(double distance, String by, long pairs) {
        boolean speaksOf(double rate) {
            return pairs * rate >= LEAST_PAIRS;
        }
    }

    private final List<Strangers> strangers;
    private final Optional<Calibration> bound;

    /// @param bound what no distance may exceed
    DistanceTable(List<Strangers> strangers, Optional<Calibration> bound) {
        this.strangers = strangers;
        this.bound = bound;
    }

    /// From the greatest rate down, each distance below the one before; a row that is not is left out. The table
    /// ends where the population that limits a row is silent about the next: nobody else can speak for it, and
    /// below
    /// its table the product overstates rates.
    ///
    /// @param genuine comparisons, for the share that each distance refuses
    List<CardTables.Row> rows(Distances genuine) throws EvaluationException {
        var rows = new ArrayList<CardTables.Row>();
        var last = new Limit(2, "", Long.MAX_VALUE);
        for (var rate : RATES) {
            var limit = limit(rate);
            if (limit.isEmpty()) continue;
            if (!last.speaksOf(rate)) break;
            var distance = Math.floor(limit.get().distance * 1e4 + 1e-6) / 1e4;
            if (distance < 0 || distance >= last.distance) continue;
            var fnmr = 1 - (double) genuine.within(distance) / genuine.count();
            rows.add(new CardTables.Row(rate, distance, fnmr, limit.get().by));
            last = new Limit(distance, limit.get().by, limit.get().pairs);
        }
        if (rows.size() < 2) {
            throw new EvaluationException.TooFewPeople(EvaluationFlaw.FEW_STRANGERS);
        }
        return rows;
    }

    private Optional<Limit> limit(double rate) {
        var least = least(strangers.stream().flatMap(each -> limit(each, rate).stream()));
        if (least.isEmpty()) least = least(strangers.stream().flatMap(each -> alone(each, rate).stream()));
        if (least.isEmpty() || bound.isEmpty()) return least;
        var most = distance(bound.get(), rate);
        return Optional.of(least.get().distance < most ? least.get() : new Limit(most, BOUND, Long.MAX_VALUE));
    }

    private static Optional<Limit> least(Stream<Limit> limits) {
        return limits.min(Comparator.comparingDouble(Limit::distance));
    }

    private static Optional<Limit> limit(Strangers strangers, double rate) {
        if (!strangers.population.isGrouped()) return alone(strangers, rate);
        var name = strangers.population.name() + " with the margin";
        var limit = new Limit(strangers.tally.kept.threshold(rate), name, strangers.tally.keptPairs());
        return Optional.of(limit).filter(each -> each.speaksOf(rate) && each.distance < Tally.NO_LIMIT);
    }

    private static Optional<Limit> alone(Strangers strangers, double rate) {
        var alone = strangers.tally.alone;
        var limit = new Limit(alone.threshold(rate), strangers.population.name(), alone.count());
        return Optional.of(limit).filter(each -> each.speaksOf(rate));
    }

    /// The greatest distance that another table gives at most that rate.
    private static double distance(Calibration calibration, double rate) {
        double low = 0, high = 2;
        for (var i = 0; i < 50; i++) {
            var middle = (low + high) / 2;
            if (calibration.fmr(middle) <= rate * (1 + 1e-9)) low = middle;
            else high = middle;
        }
        return low;
    }
}
