package org.semblance.evaluation.pictures;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.semblance.evaluation.Figure;
import org.semblance.evaluation.calibration.CardTables;
import org.semblance.evaluation.calibration.GroupRates;
import org.semblance.evaluation.calibration.Population;
import org.semblance.evaluation.report.Figures;

/// What a calibration tells: the table, and beside each row the group that meets most strangers there. Every
/// group at every row is in the JSON.
final class CalibrationFigures {
    private CalibrationFigures() {}

    /// @param figures that say which networks were judged
    static List<Figure> of(Figures figures, List<Population> populations, Readings readings, CardTables tables) {
        var people = populations.stream()
                .mapToLong(population -> population.faces().stream()
                        .map(Population.Face::person)
                        .distinct()
                        .count())
                .sum();
        figures.add("people", "People", people, "")
                .add("pictures", "Their pictures with a face", readings.faces().size(), "")
                .add("faceless", "Pictures without a face", readings.faceless(), "")
                .addUnreadable(readings.unreadable())
                .add("cohort", "Members of the cohort", tables.card().members(), "")
                .add("genuine", "Genuine pairs", tables.owners().genuine().count(), "")
                .add(
                        "impostor",
                        "Impostor pairs of the same people",
                        tables.owners().impostor().count(),
                        "");
        for (var i = 0; i < tables.rows().size(); i++) row(figures, tables, i);
        for (var group : tables.groups()) {
            for (var i = 0; i < group.rows().size(); i++) group(figures, group, i);
        }
        var warned = 0;
        for (var group : tables.groups()) warned += warnings(figures, group);
        figures.add("warnings", "Groups and rows with more than twice the rate", warned, "");
        return figures.list();
    }

    private static void row(Figures figures, CardTables tables, int i) {
        var row = tables.rows().get(i);
        figures.add(
                "distance_at_fmr_" + name(row.fmr()),
                "Distance for FMR %s, FNMR %s".formatted(name(row.fmr()), digits(row.fnmr())),
                digits(row.distance()),
                "(" + row.limitedBy() + ")");
        tables.groups().stream()
                .filter(group -> group.pairs() * row.fmr() >= 1)
                .max(Comparator.comparingDouble(
                        group -> group.rows().get(i).kept().value()))
                .ifPresent(group -> figures.add(
                        "worst_at_fmr_" + name(row.fmr()),
                        "  most strangers meet there",
                        group.name(),
                        told(group, i)));
    }

    private static void group(Figures figures, GroupRates group, int i) {
        var at = group.rows().get(i);
        var key = "groups.%s.%s.".formatted(key(group), name(at.fmr()));
        figures.add(key + "fmr", "", at.kept().value(), "")
                .add(key + "low", "", at.kept().low(), "")
                .add(key + "high", "", at.kept().high(), "")
                .add(key + "fmr_without_margin", "", at.alone().value(), "");
        if (i == 0) figures.add("groups.%s.pairs".formatted(key(group)), "", group.pairs(), "");
    }

    private static int warnings(Figures figures, GroupRates group) {
        var warned = 0;
        for (var i = 0; i < group.rows().size(); i++) {
            var at = group.rows().get(i);
            if (!at.isTooMany()) continue;
            figures.add(
                    "warned.%s.%s".formatted(key(group), name(at.fmr())),
                    "WARNING: %s at FMR %s meet more strangers than it says".formatted(group.name(), name(at.fmr())),
                    Math.rint(10 * at.kept().value() / at.fmr()) / 10,
                    "times as many, " + told(group, i));
            warned++;
        }
        return warned;
    }

    private static String told(GroupRates group, int i) {
        var rate = group.rows().get(i).kept();
        return String.format(
                Locale.ROOT,
                "%s (%s to %s) of %d pairs",
                name(rate.value()),
                name(rate.low()),
                name(rate.high()),
                group.pairs());
    }

    private static String key(GroupRates group) {
        return group.name().replace('.', '_').replace(' ', '_');
    }

    /// `1e-4`, `4.6e-5`, `0`.
    private static String name(double rate) {
        if (rate == 0) return "0";
        return String.format(Locale.ROOT, "%.1e", rate).replace(".0e", "e").replace("e-0", "e-");
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
