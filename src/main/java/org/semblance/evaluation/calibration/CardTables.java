package org.semblance.evaluation.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.evaluation.rates.Distances;
import org.semblance.evaluation.rates.ErrorRates;
import org.semblance.match.Calibration;

/// Everything that an embedder's card says about its distances, measured.
///
/// @param rows from the greatest rate down
/// @param groups what each group and each population meets at these rows
/// @param owners comparisons of the populations that are asked for owners
public record CardTables(CalibratedCard card, List<Row> rows, List<GroupRates> groups, ErrorRates owners) {
    /// The least margin where a card says none: see models.md.
    public static final double ALPHA = 0.2;

    /// Members of a cohort where a card does not say more.
    public static final int MEMBERS = 256;

    private static final double MARGIN_RATE = 1e-4;
    private static final double LEAST_PAIRS = 10;

    /// @param limitedBy what kept the distance from being greater
    public record Row(double fmr, double distance, double fnmr, String limitedBy) {}

    /// @param alpha the least margin
    /// @param members of the cohort
    /// @param bound another table, whose distances are not exceeded
    /// @param chain the stages that made the embeddings, for the card
    public record Order(double alpha, int members, Optional<Calibration> bound, String chain) {}

    /// @throws EvaluationException.TooFewPeople when there is no cohort, nobody twice, or not two rows
    public static CardTables of(List<Population> populations, Order order) throws EvaluationException {
        var cohort = CohortMaker.make(populations, 1, order.members);
        var others = populations.stream().anyMatch(each -> each.isMeasured() && each.isFor(Use.COHORT))
                ? CohortMaker.make(populations, 0, order.members)
                : cohort;
        var measured = populations.stream()
                .filter(Population::isMeasured)
                .map(each -> new Comparisons(each, List.of(cohort.cohort(), others.cohort())))
                .toList();
        var tallies = measured.stream().map(each -> each.tally(order.alpha)).toList();
        var genuine = new Distances();
        var impostor = new Distances();
        var strangers = new ArrayList<DistanceTable.Strangers>();
        for (var i = 0; i < measured.size(); i++) {
            var everybody = tallies.get(i).getFirst();
            if (measured.get(i).population().isFor(Use.OWNERS)) {
                genuine.addAll(everybody.genuine);
                impostor.addAll(everybody.alone);
            }
            if (measured.get(i).population().isFor(Use.TABLE)) {
                strangers.add(new DistanceTable.Strangers(measured.get(i).population(), everybody));
            }
        }
        if (genuine.count() == 0 || impostor.count() == 0) {
            throw new EvaluationException.TooFewPeople(EvaluationFlaw.NO_OWNERS);
        }
        var rows = new DistanceTable(strangers, order.bound).rows(genuine);
        var owners = new ErrorRates(genuine, impostor);
        var groups = groups(measured, tallies, rows);
        var forOwners = measured.stream()
                .filter(each -> each.population().isFor(Use.OWNERS))
                .toList();
        var rate = Math.max(MARGIN_RATE, LEAST_PAIRS / impostor.count());
        var margins = MarginTable.of(forOwners, owners.at(rate).distance());
        var card = new CalibratedCard(
                data(measured, tallies, order, genuine.count()),
                order.alpha,
                rows,
                cohort,
                measuredAt(rate, owners, forOwners),
                margins);
        return new CardTables(card, rows, groups, owners);
    }

    private static List<GroupRates> groups(List<Comparisons> measured, List<List<Tally>> tallies, List<Row> rows) {
        var groups = new ArrayList<GroupRates>();
        for (var i = 0; i < measured.size(); i++) {
            var name = measured.get(i).population().name();
            var parts = tallies.get(i);
            for (var j = 0; j < parts.size(); j++) {
                if (parts.get(j).keptPairs() == 0) continue;
                var full = j == 0
                        ? name
                        : name + " " + measured.get(i).groupNames().get(j - 1);
                groups.add(GroupRates.of(full, parts.get(j), rows));
            }
        }
        return groups;
    }

    private static String data(List<Comparisons> measured, List<List<Tally>> tallies, Order order, long genuine) {
        var sets = new ArrayList<String>();
        for (var i = 0; i < measured.size(); i++) {
            var population = measured.get(i).population();
            if (!population.isFor(Use.TABLE)) continue;
            var everybody = tallies.get(i).getFirst();
            var pictures = "%s, pictures: %d, people: %d"
                    .formatted(
                            population.name(),
                            measured.get(i).pictures(),
                            measured.get(i).people());
            sets.add(
                    population.isGrouped()
                            ? "%s (%d impostor pairs, by groups, with the margin of %s kept)"
                                    .formatted(pictures, everybody.keptPairs(), order.alpha)
                            : "%s (%d impostor pairs)".formatted(pictures, everybody.alone.count()));
        }
        if (order.bound.isPresent()) sets.add("another table's distances, as a bound");
        return "for every rate the least distance of: %s. fnmr: the %d genuine pairs of %s, without the margin; %s"
                .formatted(String.join("; ", sets), genuine, owners(measured), order.chain);
    }

    private static String measuredAt(double rate, ErrorRates owners, List<Comparisons> compared) {
        return "distance threshold of FMR %.1g, %d genuine and %d impostor pairs of %s"
                .formatted(rate, owners.genuine().count(), owners.impostor().count(), owners(compared));
    }

    private static String owners(List<Comparisons> compared) {
        return compared.stream()
                .map(Comparisons::population)
                .filter(each -> each.isFor(Use.OWNERS))
                .map(Population::name)
                .collect(Collectors.joining(", "));
    }
}
