package org.semblance.evaluation.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.evaluation.Trial;
import org.semblance.evaluation.calibration.CardTables;
import org.semblance.evaluation.calibration.Population;
import org.semblance.evaluation.calibration.Use;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.evaluation.report.OutputFolder;
import org.semblance.inference.ModelCard;
import org.semblance.inference.ModelException;
import org.semblance.inference.ModelFlaw;
import org.semblance.match.Calibration;

/// Measures which distance stands for which false match rate, on people whom the embedder never saw, and makes
/// its cohort.
///
/// @param alpha the least margin; else the card's, else [CardTables#ALPHA]
/// @param bound card of an embedder whose distances are not exceeded
/// @param write whether the embedder's card gets the tables, and the cohort a file beside it
public record CalibrationTrial(
        List<Source> sources, EvaluatedModels models, OptionalDouble alpha, Optional<Path> bound, boolean write)
        implements Trial {
    private static final String CHAIN = "own detector, landmarks and embedder together";

    /// Pictures of one population.
    ///
    /// @param images a folder a person, or pictures that each show somebody else
    /// @param labels lines of `PERSON<tab>GROUP`; people without one are in no group
    /// @param same lines of `PERSON<tab>PERSON` who are one and the same
    public record Source(Path images, Optional<Path> labels, Optional<Path> same, Set<Use> uses) {}

    @Override
    public Evaluation run(DoubleConsumer progress) throws EvaluationException, ModelException, InterruptedException {
        var card = ModelCard.read(models.embedder());
        if (write) OutputFolder.prepare(models.embedder().toAbsolutePath().getParent());
        var order = order(card);
        var figures = models.figures();
        var folders = new ArrayList<PeopleFolder>();
        for (var source : sources) folders.add(PeopleFolder.listWithSingles(source.images));
        var files = folders.stream()
                .map(PeopleFolder::files)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        // the lists are read before the pictures: a bad line is told at once
        var populations = new ArrayList<Population>();
        var groups = new ArrayList<Map<String, String>>();
        var same = new ArrayList<Map<String, Set<String>>>();
        for (var i = 0; i < sources.size(); i++) {
            groups.add(groups(sources.get(i), folders.get(i)));
            same.add(same(sources.get(i)));
        }
        var readings = Readings.of(files, models, progress);
        for (var i = 0; i < sources.size(); i++) {
            var faces = faces(folders.get(i), groups.get(i), readings);
            var name = sources.get(i).images.toAbsolutePath().normalize().getFileName();
            populations.add(new Population(String.valueOf(name), sources.get(i).uses, faces, same.get(i)));
        }
        var tables = CardTables.of(populations, order);
        if (write) tables.card().write(models.embedder());
        return new Evaluation(
                "Calibration of an embedder",
                CalibrationFigures.of(figures, populations, readings, tables),
                RatePlots.of(tables.owners()));
    }

    CardTables.Order order(ModelCard card) throws ModelException {
        var path = "cohort.margin.default_alpha";
        var least = alpha.isPresent() ? alpha : card.optionalNumber(path);
        var members = card.has("cohort.count") ? card.integer("cohort.count") : 0;
        Optional<Calibration> limit =
                bound.isEmpty() ? Optional.empty() : Optional.of(calibration(ModelCard.read(bound.get())));
        return new CardTables.Order(
                least.orElse(CardTables.ALPHA), Math.max(CardTables.MEMBERS, members), limit, CHAIN);
    }

    private static Calibration calibration(ModelCard card) throws ModelException {
        try {
            return new Calibration(card.rows("calibration.table", "fmr", "distance"));
        } catch (IllegalArgumentException e) {
            throw new ModelException.WrongShape(ModelFlaw.NO_TABLES, card.id(), e.getMessage());
        }
    }

    private static Map<String, String> groups(Source source, PeopleFolder folder) throws EvaluationException {
        if (source.labels.isEmpty()) return Map.of();
        var groups = GroupLabels.read(source.labels.get()).groups();
        if (folder.people().stream().noneMatch(groups::containsKey)) {
            throw new EvaluationException.BadPictures(EvaluationFlaw.NO_NAMES, source.labels.get());
        }
        return groups;
    }

    private static Map<String, Set<String>> same(Source source) throws EvaluationException {
        var same = new HashMap<String, Set<String>>();
        if (source.same.isEmpty()) return same;
        for (var pair : GroupLabels.lines(source.same.get(), EvaluationFlaw.NO_NAMESAKE)) {
            same.computeIfAbsent(pair[0], _ -> new HashSet<>()).add(pair[1]);
            same.computeIfAbsent(pair[1], _ -> new HashSet<>()).add(pair[0]);
        }
        return same;
    }

    private static List<Population.Face> faces(PeopleFolder folder, Map<String, String> groups, Readings readings) {
        var faces = new ArrayList<Population.Face>();
        for (var picture : folder.pictures()) {
            var embedding = readings.faces().get(picture.file());
            if (embedding == null) continue;
            var person = folder.people().get(picture.person());
            faces.add(new Population.Face(person, Optional.ofNullable(groups.get(person)), embedding));
        }
        return faces;
    }
}
