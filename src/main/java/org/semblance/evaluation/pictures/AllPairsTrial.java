package org.semblance.evaluation.pictures;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.inference.ModelException;

/// Verification over all pairs of a folder of people. Pictures without a face are counted and left out.
public record AllPairsTrial(Path images, EvaluatedModels models) implements Trial {
    private static final double[] RATES = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6};

    @Override
    public Evaluation run(DoubleConsumer progress) throws EvaluationException, ModelException, InterruptedException {
        var figures = models.figures();
        var folder = PeopleFolder.list(images);
        var readings = Readings.of(folder.files(), models, progress);
        var pairs = new AllPairs(labeled(folder, readings), folder.people().size());
        var rates = pairs.compare();
        var equal = rates.equalError();
        figures.add("people", "People", folder.people().size(), "")
                .add("pictures", "Pictures with a face", readings.faces().size(), "")
                .add("faceless", "Pictures without a face", readings.faceless(), "")
                .addUnreadable(readings.unreadable())
                .add("genuine", "Genuine pairs", rates.genuine().count(), "")
                .add("impostor", "Impostor pairs", rates.impostor().count(), "")
                .add("eer", "Equal error rate", (equal.fmr() + equal.fnmr()) * 50, "%");
        for (var fmr : RATES) {
            if (!rates.reaches(fmr)) break;
            var distance = rates.at(fmr).distance();
            var name = String.format(Locale.ROOT, "%.0e", fmr).replace("e-0", "e-");
            figures.add(
                    "tar_at_fmr_" + name,
                    "TAR at FMR " + name + ", distance " + String.format(Locale.ROOT, "%.4f", distance),
                    pairs.accepted(distance));
        }
        return new Evaluation("Verification over all pairs of people", figures.list(), RatePlots.of(rates));
    }

    /// @throws EvaluationException.BadPictures unless both kinds of pairs remain
    static List<AllPairs.Labeled> labeled(PeopleFolder folder, Readings readings) throws EvaluationException {
        var faces = folder.pictures().stream()
                .filter(picture -> readings.faces().containsKey(picture.file()))
                .map(picture ->
                        new AllPairs.Labeled(picture.person(), readings.faces().get(picture.file())))
                .toList();
        var people = faces.stream().map(AllPairs.Labeled::person).distinct().count();
        if (people < 2 || people == faces.size()) {
            throw new EvaluationException.BadPictures(
                    EvaluationFlaw.NO_FACES,
                    folder.pictures().getFirst().file().getParent().getParent());
        }
        return faces;
    }
}
