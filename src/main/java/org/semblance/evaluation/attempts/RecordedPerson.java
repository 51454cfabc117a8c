package org.semblance.evaluation.attempts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;

/// Somebody's recordings, by name: they enroll with the first and try with the others. A recording is a folder of
/// pictures or an AVI file.
record RecordedPerson(String name, Path enrolment, List<Path> attempts) {

    /// @param folder of one folder a person
    /// @throws EvaluationException.BadPictures unless two people have two recordings
    static List<RecordedPerson> list(Path folder) throws EvaluationException {
        var people = new ArrayList<RecordedPerson>();
        try {
            for (var person : children(folder)) {
                if (!Files.isDirectory(person)) continue;
                var recordings = children(person).stream()
                        .filter(RecordedPerson::isRecording)
                        .toList();
                if (recordings.size() < 2) continue;
                people.add(new RecordedPerson(
                        person.getFileName().toString(),
                        recordings.getFirst(),
                        recordings.subList(1, recordings.size())));
            }
        } catch (IOException e) {
            throw new EvaluationException.Unreadable(folder, e);
        }
        if (people.size() < 2) {
            throw new EvaluationException.BadPictures(EvaluationFlaw.NO_RECORDINGS, folder);
        }
        return people;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var list = Files.list(folder)) {
            return list.sorted().toList();
        }
    }

    private static boolean isRecording(Path path) {
        return Files.isDirectory(path)
                || path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".avi") && Files.isRegularFile(path);
    }
}
