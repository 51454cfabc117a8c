package org.semblance.evaluation.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.semblance.embed.Embedding;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.rates.ErrorRates;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.Figures;
import org.semblance.inference.ModelException;

/// Measures which distance stands for which false match rate, on people whom the embedder never saw. Every fourth
/// person gives the cohort and is compared with nobody.
///
/// @param write whether the embedder's card gets the table, and its cohort file the cohort
public record CalibrationTrial(Path images, EvaluatedModels models, boolean write) implements Trial {
    private static final double[] RATES = {0.1, 0.03, 0.01, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 3e-6, 1e-6};
    private static final double MARGIN_RATE = 1e-4;
    private static final int COHORT_SHARE = 4;
    private static final int COHORT_SIZE = 256;

    @Override
    public Evaluation run(DoubleConsumer progress) throws EvaluationException, ModelException, InterruptedException {
        var folder = PeopleFolder.list(images);
        var readings = Readings.of(folder.files(), models, progress);
        var compared = new ArrayList<AllPairs.Labeled>();
        var others = new ArrayList<Embedding>();
        var seen = new HashSet<Integer>();
        for (var face : AllPairsTrial.labeled(folder, readings)) {
            if (face.person() % COHORT_SHARE != 0) compared.add(face);
            else if (seen.add(face.person())) others.add(face.face());
        }
        if (others.size() < 2) throw new EvaluationException.BadPictures(images, "too few people for a cohort");
        var pairs = new AllPairs(compared, folder.people().size());
        var rates = pairs.compare();
        var points = points(rates);
        var people = compared.stream().map(AllPairs.Labeled::person).distinct().count();
        var figures = new Figures()
                .add("people", "People compared", people, "")
                .add("pictures", "Their pictures with a face", compared.size(), "")
                .add("faceless", "Pictures without a face", readings.faceless(), "")
                .add("unreadable", "Unreadable pictures", readings.unreadable(), "")
                .add("cohort", "People in the cohort", others.size(), "")
                .add("genuine", "Genuine pairs", rates.genuine().count(), "")
                .add("impostor", "Impostor pairs", rates.impostor().count(), "");
        for (var point : points) {
            var name = String.format(Locale.ROOT, "%.0e", point.fmr()).replace("e-0", "e-");
            figures.add(
                    "distance_at_fmr_" + name,
                    "Distance for FMR " + name + ", FNMR " + String.format(Locale.ROOT, "%.4f", point.fnmr()),
                    String.format(Locale.ROOT, "%.4f", point.distance()),
                    "");
        }
        if (write) card(compared, others, rates, points, people).write(models.embedderCard());
        return new Evaluation("Calibration of an embedder", figures.list(), RatePlots.of(rates));
    }

    /// As far down as the pairs reach.
    private List<ErrorRates.Point> points(ErrorRates rates) throws EvaluationException {
        var points = new ArrayList<ErrorRates.Point>();
        for (var rate : RATES) {
            if (!rates.reaches(rate)) break;
            var measured = rates.at(rate);
            points.add(new ErrorRates.Point(measured.distance(), rate, measured.fnmr()));
        }
        if (points.size() < 2 || points.getLast().distance() < 0) {
            throw new EvaluationException.BadPictures(images, "too few pictures of different people to calibrate with");
        }
        return points;
    }

    private CalibratedCard card(
            List<AllPairs.Labeled> compared,
            List<Embedding> others,
            ErrorRates rates,
            List<ErrorRates.Point> points,
            long people) {
        var cohort = CohortMaker.make(others, COHORT_SIZE);
        var margins = MarginTable.of(compared, cohort, rates.at(MARGIN_RATE).distance());
        var data =
                "%s: %d pictures of %d people, %d impostor and %d genuine pairs; own detector, landmarks and embedder together"
                        .formatted(
                                images.getFileName(),
                                compared.size(),
                                people,
                                rates.impostor().count(),
                                rates.genuine().count());
        return new CalibratedCard(data, points, cohort, margins);
    }
}
