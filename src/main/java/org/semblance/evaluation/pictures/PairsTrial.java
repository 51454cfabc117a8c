package org.semblance.evaluation.pictures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.rates.Distances;
import org.semblance.evaluation.rates.ErrorRates;
import org.semblance.evaluation.rates.Rate;
import org.semblance.evaluation.rates.TenFolds;
import org.semblance.evaluation.rates.TenFolds.Comparison;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.Figures;
import org.semblance.inference.ModelException;

/// Verification over a given list of pairs, as Labeled Faces in the Wild does it. A pair with a picture in which no
/// face is found counts as different people.
public record PairsTrial(Path images, Path list, EvaluatedModels models) implements Trial {
    private static final double[] RATES = {1e-2, 1e-3};
    private static final double OPPOSITE = 2;

    @Override
    public Evaluation run(DoubleConsumer progress) throws EvaluationException, ModelException, InterruptedException {
        var figures = models.figures();
        var pairs = PairList.read(list, images).pairs();
        if (pairs.stream().map(PairList.Pair::genuine).distinct().count() < 2) {
            throw new EvaluationException.BadPictures(EvaluationFlaw.ONE_KIND, list);
        }
        var files = new PairList(pairs).files();
        requireAll(files);
        var readings = Readings.of(files, models, progress);
        var comparisons = new ArrayList<Comparison>();
        var genuine = new Distances();
        var impostor = new Distances();
        for (var pair : pairs) {
            var first = readings.faces().get(pair.first());
            var second = readings.faces().get(pair.second());
            var distance = first == null || second == null ? OPPOSITE : first.distanceTo(second);
            comparisons.add(new Comparison(pair.fold(), pair.genuine(), distance));
            (pair.genuine() ? genuine : impostor).add(distance);
        }
        return report(figures, comparisons, new ErrorRates(genuine, impostor), readings);
    }

    /// Before anything is looked at: a wrong folder would take an hour, and then every person for a stranger.
    private void requireAll(List<Path> files) throws EvaluationException.BadPictures {
        var missing = files.stream().filter(file -> !Files.isRegularFile(file)).toList();
        if (missing.isEmpty()) return;
        throw new EvaluationException.BadPictures(
                EvaluationFlaw.PICTURES_MISSING, list, missing.getFirst(), missing.size());
    }

    private static Evaluation report(
            Figures figures, List<Comparison> comparisons, ErrorRates rates, Readings readings) {
        figures.add("pairs", "Pairs", comparisons.size(), "")
                .add("pictures", "Pictures with a face", readings.faces().size(), "")
                .add("faceless", "Pictures without a face", readings.faceless(), "")
                .addUnreadable(readings.unreadable());
        if (comparisons.stream().anyMatch(pair -> pair.fold() > 0)) {
            var result = TenFolds.judge(comparisons);
            figures.add("accuracy", "Accuracy, cross-validated", 100 * result.accuracy(), "%")
                    .add("accuracy_error", "Its standard error", 100 * result.standardError(), "%");
        }
        var equal = rates.equalError();
        figures.add("eer", "Equal error rate", (equal.fmr() + equal.fnmr()) * 50, "%");
        for (var fmr : RATES) {
            var point = rates.at(fmr);
            var name = String.format(Locale.ROOT, "%.0e", fmr).replace("e-0", "e-");
            var accepted = rates.genuine().within(point.distance());
            if (rates.impostor().count() * fmr >= 1) {
                figures.add(
                        "tar_at_fmr_" + name,
                        "TAR at FMR " + name + ", distance " + String.format(Locale.ROOT, "%.4f", point.distance()),
                        Rate.exact(accepted, rates.genuine().count()));
            }
        }
        return new Evaluation("Verification over listed pairs", figures.list(), RatePlots.of(rates));
    }
}
