package org.semblance.evaluation.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.semblance.evaluation.EvaluationException;
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
        var pairs = PairList.read(list, images).pairs();
        var readings = Readings.of(new PairList(pairs).files(), models, progress);
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
        if (genuine.count() == 0 || impostor.count() == 0) {
            throw new EvaluationException.BadPictures(list, "needs pairs of one person and of different people");
        }
        return report(comparisons, new ErrorRates(genuine, impostor), readings);
    }

    private static Evaluation report(List<Comparison> comparisons, ErrorRates rates, Readings readings) {
        var figures = new Figures()
                .add("pairs", "Pairs", comparisons.size(), "")
                .add("pictures", "Pictures with a face", readings.faces().size(), "")
                .add("faceless", "Pictures without a face", readings.faceless(), "")
                .add("unreadable", "Unreadable pictures", readings.unreadable(), "");
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
            if (rates.reaches(fmr) || rates.impostor().count() * fmr >= 1) {
                figures.add(
                        "tar_at_fmr_" + name,
                        "TAR at FMR " + name + ", distance " + String.format(Locale.ROOT, "%.4f", point.distance()),
                        Rate.exact(accepted, rates.genuine().count()));
            }
        }
        return new Evaluation("Verification over listed pairs", figures.list(), RatePlots.of(rates));
    }
}
