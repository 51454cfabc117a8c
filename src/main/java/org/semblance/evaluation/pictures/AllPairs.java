package org.semblance.evaluation.pictures;

import java.util.List;
import java.util.stream.IntStream;
import org.semblance.embed.Embedding;
import org.semblance.evaluation.rates.Distances;
import org.semblance.evaluation.rates.ErrorRates;
import org.semblance.evaluation.rates.PeopleBootstrap;
import org.semblance.evaluation.rates.Rate;

/// Every picture compared with every other.
final class AllPairs {
    private static final int ROWS = 64;

    /// A face and whose it is.
    record Labeled(int person, Embedding face) {}

    private final List<Labeled> faces;
    private final int people;

    AllPairs(List<Labeled> faces, int people) {
        this.faces = faces;
        this.people = people;
    }

    /// @throws IllegalArgumentException unless there are genuine and impostor pairs
    ErrorRates compare() {
        var compared = distances();
        return new ErrorRates(compared.genuine, compared.impostor);
    }

    /// Either kind may be missing.
    Compared distances() {
        var blocks = (faces.size() + ROWS - 1) / ROWS;
        return IntStream.range(0, blocks)
                .parallel()
                .collect(Compared::new, (part, block) -> compareRows(part, block * ROWS), Compared::addAll);
    }

    static final class Compared {
        final Distances genuine = new Distances();
        final Distances impostor = new Distances();

        private void addAll(Compared other) {
            genuine.addAll(other.genuine);
            impostor.addAll(other.impostor);
        }
    }

    private void compareRows(Compared part, int first) {
        for (var i = first; i < Math.min(first + ROWS, faces.size()); i++) {
            var one = faces.get(i);
            for (var j = i + 1; j < faces.size(); j++) {
                var other = faces.get(j);
                var distances = one.person() == other.person() ? part.genuine : part.impostor;
                distances.add(one.face().distanceTo(other.face()));
            }
        }
    }

    /// Share of the genuine pairs within a distance, with an interval over people.
    Rate accepted(double distance) {
        var within = new long[people];
        var all = new long[people];
        for (var i = 0; i < faces.size(); i++) {
            for (var j = i + 1; j < faces.size(); j++) {
                var person = faces.get(i).person();
                if (person != faces.get(j).person()) continue;
                all[person]++;
                if (faces.get(i).face().distanceTo(faces.get(j).face()) <= distance) within[person]++;
            }
        }
        return PeopleBootstrap.of(within, all);
    }
}
