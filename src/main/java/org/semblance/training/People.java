package org.semblance.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Faces by person, for losses that need several of one and some of others.
final class People {
    private final List<int[]> faces = new ArrayList<>();

    /// @param indices of faces; people with fewer than `least` are left out
    /// @param people how many people there have to be
    People(Faces all, int[] indices, int least, int people) throws TrainingException {
        var byPerson = new TreeMap<Integer, List<Integer>>();
        for (var index : indices) {
            var person = all.label(index).person();
            if (person >= 0) {
                byPerson.computeIfAbsent(person, _ -> new ArrayList<>()).add(index);
            }
        }
        for (var own : byPerson.values()) {
            if (own.size() >= least)
                faces.add(own.stream().mapToInt(Integer::intValue).toArray());
        }
        if (faces.size() < people) {
            throw new TrainingException.TooFew(TrainingFlaw.FEW_PEOPLE, people, least, faces.size(), byPerson.size());
        }
    }

    int count() {
        return faces.size();
    }

    /// Different faces of one person.
    ///
    /// @param count at most as many as everybody has
    int[] of(int person, int count, SplittableRandom random) {
        var own = faces.get(person).clone();
        var chosen = new int[count];
        for (var i = 0; i < count; i++) {
            var place = i + random.nextInt(own.length - i);
            chosen[i] = own[place];
            own[place] = own[i];
        }
        return chosen;
    }

    /// Different people.
    ///
    /// @param count at most all
    int[] choose(int count, SplittableRandom random) {
        var all = new int[faces.size()];
        for (var i = 0; i < all.length; i++) all[i] = i;
        var chosen = new int[count];
        for (var i = 0; i < count; i++) {
            var place = i + random.nextInt(all.length - i);
            chosen[i] = all[place];
            all[place] = all[i];
        }
        return chosen;
    }
}
