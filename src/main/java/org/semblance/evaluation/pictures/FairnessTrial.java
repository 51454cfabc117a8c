package org.semblance.evaluation.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.rates.Rate;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.Figures;
import org.semblance.inference.ModelException;

/// Error rates of each group of people at one threshold for all: that of a false match rate of 1e-3 over everybody.
/// Impostors are compared within their group, where they are most alike.
///
/// @param labels lines of `PERSON<tab>GROUP`; people without one are in no group
public record FairnessTrial(Path images, Path labels, EvaluatedModels models) implements Trial {
    private static final double RATE = 1e-3;

    @Override
    public Evaluation run(DoubleConsumer progress) throws EvaluationException, ModelException, InterruptedException {
        var figures = models.figures();
        var groups = GroupLabels.read(labels).groups();
        var folder = PeopleFolder.list(images);
        var readings = Readings.of(folder.files(), models, progress);
        var faces = AllPairsTrial.labeled(folder, readings);
        var people = folder.people().size();
        var threshold = new AllPairs(faces, people).compare().at(RATE).distance();
        var members = new TreeMap<String, ArrayList<AllPairs.Labeled>>();
        for (var face : faces) {
            var group = groups.get(folder.people().get(face.person()));
            if (group != null)
                members.computeIfAbsent(group, _ -> new ArrayList<>()).add(face);
        }
        if (members.isEmpty()) throw new EvaluationException.BadPictures(EvaluationFlaw.NO_NAMES, labels);
        figures.addUnreadable(readings.unreadable()).add("distance", "Threshold for all", threshold, "");
        for (var group : members.entrySet())
            add(figures, group.getKey(), new AllPairs(group.getValue(), people), threshold);
        return new Evaluation("Error rates of groups", figures.list(), List.of());
    }

    private static void add(Figures figures, String group, AllPairs pairs, double threshold) {
        var compared = pairs.distances();
        var impostors = compared.impostor.count();
        figures.add(group + ".impostors", group + ": impostor pairs", impostors, "");
        if (impostors > 0) {
            figures.add(group + ".fmr", group + ": FMR", Rate.exact(compared.impostor.within(threshold), impostors));
        }
        if (compared.genuine.count() > 0) figures.add(group + ".tar", group + ": TAR", pairs.accepted(threshold));
    }
}
