package org.semblance.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;

/// The pictures on which designs are compared. Every third person is never trained on: they are the ones who
/// are added later, and the strangers. Of the known people every fourth picture is held back.
///
/// @param training pictures of the known people
/// @param known pictures of the known people that nothing was trained on
/// @param newcomers people who are added after the training
/// @param strangers pictures of people never trained on that nobody was added with
record BaselineFaces(Faces faces, int[] training, int[] known, List<Newcomer> newcomers, int[] strangers) {
    private static final int NEVER_SEEN_EVERY = 3;
    private static final int HELD_BACK_EVERY = 4;
    static final int REFERENCES = 4;
    private static final int MOST_NEWCOMERS = 8;

    /// @param references pictures to be added with
    /// @param probes later pictures of the same person
    record Newcomer(int person, int[] references, int[] probes) {}

    /// @param data a folder a person, or portraits to be filmed; without it the bundled portraits
    /// @param target gets the prepared faces
    static Faces prepare(Optional<Path> data, Path models, Path target)
            throws IOException, ModelException, TrainingException, InterruptedException {
        var isFilmed = data.isEmpty() || FilmedPortraits.isIn(data.get());
        var pictures = isFilmed ? FilmedPortraits.of(data) : new FaceFolders(data.get()).pictures();
        try (var cropper = new FaceCropper(models, new Inference(Inference.Choice.CPU))) {
            new Preparation(cropper, Optional.empty()).run(pictures, target, _ -> {});
        }
        return new Faces(List.of(target));
    }

    /// @throws TrainingException.TooFew unless there are people to train on and two to add
    static BaselineFaces split(Faces faces) throws TrainingException {
        var training = new ArrayList<Integer>();
        var known = new ArrayList<Integer>();
        var newcomers = new ArrayList<Newcomer>();
        var strangers = new ArrayList<Integer>();
        var place = 0;
        for (var own : byPerson(faces).values()) {
            if (place++ % NEVER_SEEN_EVERY != NEVER_SEEN_EVERY - 1) {
                for (var i = 0; i < own.length; i++)
                    (i % HELD_BACK_EVERY == HELD_BACK_EVERY - 1 ? known : training).add(own[i]);
                continue;
            }
            var later = own;
            if (own.length > REFERENCES && newcomers.size() < MOST_NEWCOMERS) {
                later = Arrays.copyOfRange(own, REFERENCES, own.length);
                var person = faces.label(own[0]).person();
                newcomers.add(new Newcomer(person, Arrays.copyOf(own, REFERENCES), later));
            }
            for (var face : later) strangers.add(face);
        }
        if (newcomers.size() < 2 || known.isEmpty()) {
            throw new TrainingException.TooFew(TrainingFlaw.FEW_TO_COMPARE, REFERENCES + 1);
        }
        return new BaselineFaces(faces, ints(training), ints(known), List.copyOf(newcomers), ints(strangers));
    }

    private static TreeMap<Integer, int[]> byPerson(Faces faces) {
        var people = new TreeMap<Integer, int[]>();
        for (var face = 0; face < faces.size(); face++) {
            var person = faces.label(face).person();
            if (person < 0) continue;
            var own = people.getOrDefault(person, new int[0]);
            var more = Arrays.copyOf(own, own.length + 1);
            more[own.length] = face;
            people.put(person, more);
        }
        return people;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    int personOf(int face) {
        return faces.label(face).person();
    }
}
