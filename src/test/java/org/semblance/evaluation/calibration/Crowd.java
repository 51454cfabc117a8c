package org.semblance.evaluation.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.semblance.embed.Embedding;
import org.semblance.embed.InvalidEmbeddingException;

/// People whose distances are known: each has an axis of their own, the square root of 2 from everybody else,
/// but for those who are turned towards somebody. Nobody else's cohort comes nearer than that to them.
final class Crowd {
    private static final int AXES = 512;
    private static final Population HALVES = new Population("", Set.of(Use.COHORT), List.of());

    private final List<Population.Face> faces = new ArrayList<>();
    private final Optional<String> group;
    private final int first;
    private int names;

    /// @param first axis of theirs
    Crowd(int first, Optional<String> group) {
        this.first = first;
        this.group = group;
    }

    /// People 2k and 2k+1 are 0.50005 + k / 100 apart, and in half k modulo 2.
    static Crowd of(int people) throws InvalidEmbeddingException {
        var crowd = new Crowd(0, Optional.empty());
        for (var k = 0; k < people / 2; k++) {
            crowd.add(crowd.name(k % 2), 2 * k, 2 * k + 1, 0);
            crowd.add(crowd.name(k % 2), 2 * k, 2 * k + 1, 0.50005 + k / 100.0);
        }
        return crowd;
    }

    /// A name that belongs to that half.
    String name(int half) {
        var name = "person " + names++;
        while (HALVES.half(name) != half) name += "'";
        return name;
    }

    /// Somebody at that distance from an axis, in the direction of another.
    void add(String person, int axis, int towards, double distance) throws InvalidEmbeddingException {
        var angle = 2 * Math.asin(distance / 2);
        var values = new float[AXES];
        values[first + towards] = (float) Math.sin(angle);
        values[first + axis] = (float) Math.cos(angle);
        faces.add(new Population.Face(person, group, new Embedding("m", values)));
    }

    /// Everybody once more, 0.3 away.
    Crowd twice() throws InvalidEmbeddingException {
        var people = faces.size();
        for (var i = 0; i < people; i++) {
            var values = faces.get(i).embedding().values();
            var angle = 2 * Math.asin(0.15);
            for (var j = 0; j < AXES; j++) values[j] *= (float) Math.cos(angle);
            values[AXES - 1 - i] = (float) Math.sin(angle);
            faces.add(new Population.Face(faces.get(i).person(), group, new Embedding("m", values)));
        }
        return this;
    }

    List<Population.Face> faces() {
        return faces;
    }

    Population population(String name, Use... uses) {
        return new Population(name, Set.of(uses), faces, Map.of());
    }

    static CardTables.Order order(double alpha, int members) {
        return new CardTables.Order(alpha, members, Optional.empty(), "by hand");
    }
}
