package org.semblance.evaluation.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;
import org.semblance.match.Cohort;

/// Makes embeddings that stand for nobody: each lies half way between two different people of one group.
///
/// The groups share the members by the square root of their people: four times the people get twice the
/// members, so that a large group is covered more densely and a small one is not lost. A population without
/// groups is one. An eighth more pairs than members are drawn and the nearest left out: two people who come
/// very near may be one.
final class CohortMaker {
    private static final int SPARE = 8;
    private static final int TRIES = 100;

    /// @param members how many each group gave
    record Made(Cohort cohort, SequencedMap<String, Integer> members) {}

    private record Group(Population population, String name, List<Population.Face> faces) {
        long pairs() {
            return (long) faces.size() * (faces.size() - 1) / 2;
        }
    }

    private record Draw(Embedding one, Embedding other) {
        double apart() {
            return one.distanceTo(other);
        }
    }

    private CohortMaker() {}

    /// @param half of the people, as [Population#gives] says
    static Made make(List<Population> populations, int half, int count) throws EvaluationException {
        var groups = groups(populations, half);
        var shares = shares(groups, count);
        var random = new SplittableRandom(1);
        var members = new ArrayList<Embedding>();
        var given = new LinkedHashMap<String, Integer>();
        for (var i = 0; i < groups.size(); i++) {
            var drawn = draw(groups.get(i), shares[i], random);
            for (var pair : drawn) members.add(between(pair.one, pair.other));
            if (!drawn.isEmpty()) given.put(groups.get(i).name, drawn.size());
        }
        if (members.isEmpty()) throw tooFew(populations, half);
        return new Made(new Cohort(members), given);
    }

    private static EvaluationException.TooFewPeople tooFew(List<Population> populations, int half) {
        if (populations.stream().noneMatch(each -> each.isFor(Use.COHORT))) {
            return new EvaluationException.TooFewPeople(EvaluationFlaw.NOBODY_FOR_COHORT);
        }
        var giving = 0L;
        for (var population : populations) {
            giving += population.faces().stream()
                    .map(Population.Face::person)
                    .distinct()
                    .filter(person -> population.gives(person, half))
                    .count();
        }
        return new EvaluationException.TooFewPeople(EvaluationFlaw.FEW_FOR_COHORT, giving);
    }

    private static List<Group> groups(List<Population> populations, int half) {
        var groups = new ArrayList<Group>();
        for (var population : populations) {
            var byName = new TreeMap<String, Map<String, Population.Face>>();
            var isGrouped = population.isGrouped();
            for (var face : population.faces()) {
                if (!population.gives(face.person(), half)) continue;
                if (isGrouped && face.group().isEmpty()) continue;
                var name = face.group().map(group -> population.name() + " " + group);
                byName.computeIfAbsent(name.orElse(population.name()), _ -> new LinkedHashMap<>())
                        .putIfAbsent(face.person(), face);
            }
            byName.forEach((name, faces) -> {
                if (faces.size() > 1) groups.add(new Group(population, name, List.copyOf(faces.values())));
            });
        }
        return groups;
    }

    /// Of the largest remainder.
    private static int[] shares(List<Group> groups, int count) {
        var roots = groups.stream()
                .mapToDouble(group -> Math.sqrt(group.faces.size()))
                .sum();
        var shares = new int[groups.size()];
        var rests = new TreeMap<Double, Integer>(Comparator.reverseOrder());
        var left = count;
        for (var i = 0; i < shares.length; i++) {
            var share = count * Math.sqrt(groups.get(i).faces.size()) / roots;
            shares[i] = (int) share;
            left -= shares[i];
            rests.put(share - shares[i] - i * 1e-9, i);
        }
        for (var i : rests.values()) if (left-- > 0) shares[i]++;
        return shares;
    }

    private static List<Draw> draw(Group group, int count, SplittableRandom random) {
        var faces = group.faces;
        var most = Math.min(group.pairs(), count + count / SPARE + 1);
        var seen = new LinkedHashSet<Long>();
        var drawn = new ArrayList<Draw>();
        for (var tries = 0L; drawn.size() < most && tries < TRIES * most; tries++) {
            var one = random.nextInt(faces.size());
            var other = (one + 1 + random.nextInt(faces.size() - 1)) % faces.size();
            if (!seen.add((long) Math.min(one, other) * faces.size() + Math.max(one, other))) continue;
            if (group.population.isSame(
                    faces.get(one).person(), faces.get(other).person())) continue;
            drawn.add(new Draw(faces.get(one).embedding(), faces.get(other).embedding()));
        }
        drawn.sort(Comparator.comparingDouble(Draw::apart).reversed());
        return drawn.subList(0, Math.min(count, drawn.size()));
    }

    /// As half floats will have it.
    private static Embedding between(Embedding one, Embedding other) {
        var values = one.values();
        var others = other.values();
        var squares = 0.0;
        for (var i = 0; i < values.length; i++) {
            values[i] += others[i];
            squares += values[i] * values[i];
        }
        for (var i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(Float.floatToFloat16((float) (values[i] / Math.sqrt(squares))));
        }
        try {
            return new Embedding(one.modelId(), values);
        } catch (InvalidEmbeddingException e) {
            throw new IllegalArgumentException("two people opposite each other", e);
        }
    }
}
