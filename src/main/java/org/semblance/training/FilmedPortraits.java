package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;

/// Portraits of 288 x 288 pixels put before the synthetic camera: each picture another room, light, distance
/// and pose.
final class FilmedPortraits {
    private static final int BUNDLED = 6;
    private static final int PICTURES = 16;

    private FilmedPortraits() {}

    /// Whether a folder holds portraits itself, instead of a folder a person.
    static boolean isIn(Path folder) throws IOException {
        return !files(folder).isEmpty();
    }

    /// @param folder of portraits; without one, the people who come with the program
    static List<Picture> of(Optional<Path> folder) throws IOException {
        var people = new ArrayList<SyntheticPerson>();
        if (folder.isEmpty()) {
            IntStream.rangeClosed(1, BUNDLED)
                    .mapToObj("person-%02d"::formatted)
                    .forEach(name -> people.add(SyntheticPerson.bundled(name)));
        } else {
            for (var file : files(folder.get())) {
                var name = file.getFileName().toString().replaceFirst("\\.jpg$", "");
                people.add(SyntheticPerson.of(name, Files.readAllBytes(file)));
            }
        }
        var pictures = new ArrayList<Picture>();
        for (var person = 0; person < people.size(); person++) {
            for (var take = 0; take < PICTURES; take++) pictures.add(picture(people.get(person), person, take));
        }
        return pictures;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jpg") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private static Picture picture(SyntheticPerson who, int person, int take) {
        var label = new CropShard.Label("filmed", who.name() + " take " + take, person);
        return new Picture(label, Optional.empty(), "", () -> encode(Script.attempt(who, person * 1000L + take, 1)));
    }

    private static byte[] encode(Script script) {
        try (var picture = SyntheticClip.pictures(script).getFirst();
                var encoded = new BytePointer()) {
            opencv_imgcodecs.imencode(".png", picture, encoded);
            var bytes = new byte[(int) encoded.limit()];
            encoded.get(bytes);
            return bytes;
        }
    }
}
