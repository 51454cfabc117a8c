package org.semblance.evaluation.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;

/// Pictures of people: one folder a person, named after them.
///
/// @param people their names, sorted
/// @param pictures in the order of the people
public record PeopleFolder(List<String> people, List<Picture> pictures) {

    /// @param person index into the people
    public record Picture(int person, Path file) {}

    /// @throws EvaluationException.BadPictures for fewer than two people with a picture
    public static PeopleFolder list(Path folder) throws EvaluationException {
        return list(folder, false);
    }

    /// A picture that lies in the folder itself shows a person of its own, named as the file is without its ending.
    static PeopleFolder listWithSingles(Path folder) throws EvaluationException {
        return list(folder, true);
    }

    private static PeopleFolder list(Path folder, boolean singles) throws EvaluationException {
        var people = new ArrayList<String>();
        var pictures = new ArrayList<Picture>();
        try {
            for (var person : children(folder)) {
                if (singles && isPicture(person)) {
                    pictures.add(new Picture(people.size(), person));
                    people.add(person.getFileName().toString().replaceFirst("\\.[^.]+$", ""));
                }
                if (!Files.isDirectory(person)) continue;
                var files = children(person).stream()
                        .filter(PeopleFolder::isPicture)
                        .toList();
                if (files.isEmpty()) continue;
                for (var file : files) pictures.add(new Picture(people.size(), file));
                people.add(person.getFileName().toString());
            }
        } catch (IOException e) {
            throw new EvaluationException.Unreadable(folder, e);
        }
        if (people.size() < 2) {
            throw new EvaluationException.BadPictures(EvaluationFlaw.NO_PEOPLE, folder, people.size());
        }
        return new PeopleFolder(List.copyOf(people), List.copyOf(pictures));
    }

    public List<Path> files() {
        return pictures.stream().map(Picture::file).toList();
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }

    /// A file of such a name: whoever opens a pipe may wait for ever.
    static boolean isPicture(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png|bmp)")
                && Files.isRegularFile(file);
    }
}
