package org.semblance.evaluation.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.semblance.embed.Embedding;
import org.semblance.match.Cohort;

/// Every face of a population compared with every other. A face has the margin to a cohort that its half gave
/// nothing to, and is compared by that with faces of its half only: a member made of somebody is near to
/// whoever resembles them, which would flatter the margin.
final class Comparisons {
    private static final int ROWS = 64;

    private final Population population;
    private final List<String> groupNames;
    private final Embedding[] faces;
    private final int[] people;
    private final int[] groups;
    private final int[] halves;
    private final double[] nearest;
    private final List<Set<Integer>> same = new ArrayList<>();

    /// Hears of one comparison.
    interface Visitor {
        /// @param margin of the live one
        void compared(boolean genuine, double distance, double margin);
    }

    /// @param cohorts for each half
    Comparisons(Population population, List<Cohort> cohorts) {
        this.population = population;
        var all = population.faces();
        groupNames = List.copyOf(new TreeSet<>(
                all.stream().flatMap(face -> face.group().stream()).toList()));
        faces = all.stream().map(Population.Face::embedding).toArray(Embedding[]::new);
        var numbers = new HashMap<String, Integer>();
        people = all.stream()
                .mapToInt(face -> numbers.computeIfAbsent(face.person(), _ -> numbers.size()))
                .toArray();
        groups = all.stream()
                .mapToInt(face -> face.group().map(groupNames::indexOf).orElse(-1))
                .toArray();
        halves = all.stream().mapToInt(face -> population.half(face.person())).toArray();
        nearest = IntStream.range(0, faces.length)
                .parallel()
                .mapToDouble(i -> cohorts.get(halves[i]).nearest(faces[i]))
                .toArray();
        for (var i = 0; i < numbers.size(); i++) same.add(Set.of());
        population.same().forEach((one, others) -> {
            if (!numbers.containsKey(one)) return;
            var twins = new HashSet<Integer>();
            for (var other : others) if (numbers.containsKey(other)) twins.add(numbers.get(other));
            same.set(numbers.get(one), twins);
        });
    }

    Population population() {
        return population;
    }

    int pictures() {
        return faces.length;
    }

    int people() {
        return same.size();
    }

    List<String> groupNames() {
        return groupNames;
    }

    /// @return of everybody, then of each group
    List<Tally> tally(double alpha) {
        var next = new AtomicInteger();
        return IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .mapToObj(_ -> share(next, alpha))
                .reduce((one, other) -> {
                    for (var i = 0; i < one.size(); i++) one.get(i).addAll(other.get(i));
                    return one;
                })
                .orElseThrow();
    }

    private List<Tally> share(AtomicInteger next, double alpha) {
        var tallies = new ArrayList<Tally>();
        for (var i = 0; i <= groupNames.size(); i++) tallies.add(new Tally());
        for (var first = next.getAndAdd(ROWS); first < faces.length; first = next.getAndAdd(ROWS)) {
            for (var i = first; i < Math.min(first + ROWS, faces.length); i++) compareRow(tallies, i, alpha);
        }
        return tallies;
    }

    private void compareRow(List<Tally> tallies, int i, double alpha) {
        var everybody = tallies.getFirst();
        var twins = same.get(people[i]);
        for (var j = i + 1; j < faces.length; j++) {
            var distance = faces[i].distanceTo(faces[j]);
            if (people[i] == people[j]) {
                everybody.genuine.add(distance);
            } else if (!twins.contains(people[j])) {
                note(everybody, i, j, distance, alpha);
                if (groups[i] >= 0 && groups[i] == groups[j]) {
                    note(tallies.get(1 + groups[i]), i, j, distance, alpha);
                }
            }
        }
    }

    private void note(Tally tally, int i, int j, double distance, double alpha) {
        tally.alone.add(distance);
        if (halves[i] != halves[j]) return;
        tally.keep(distance, nearest[i] - distance, alpha);
        tally.keep(distance, nearest[j] - distance, alpha);
    }

    /// Every pair within a half, once with either as the live face.
    void visit(Visitor visitor) {
        for (var i = 0; i < faces.length; i++) {
            for (var j = i + 1; j < faces.length; j++) {
                if (halves[i] != halves[j] || same.get(people[i]).contains(people[j])) continue;
                var genuine = people[i] == people[j];
                var distance = faces[i].distanceTo(faces[j]);
                visitor.compared(genuine, distance, nearest[i] - distance);
                visitor.compared(genuine, distance, nearest[j] - distance);
            }
        }
    }
}
