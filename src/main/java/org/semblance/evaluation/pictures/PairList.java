package org.semblance.evaluation.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;

/// Pairs of pictures in the format of Labeled Faces in the Wild: a line of the number of folds and of pairs of
/// each kind a fold; then for each fold `NAME N M` for two pictures of one person and `NAME N OTHER M` for
/// different people. Picture N of NAME is `NAME/NAME_000N.jpg`.
public record PairList(List<Pair> pairs) {
    public record Pair(int fold, boolean genuine, Path first, Path second) {}

    /// @param images the folder of the people's folders
    public static PairList read(Path file, Path images) throws EvaluationException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new EvaluationException.Unreadable(file, e);
        }
        var header = lines.isEmpty() ? new String[0] : lines.getFirst().strip().split("\\s+");
        if (header.length < 1 || header.length > 2) {
            throw new EvaluationException.BadLine(EvaluationFlaw.NO_HEADER, file, 1);
        }
        var folds = header.length == 2 ? whole(header[0], file, 1) : 1;
        var ofEachKind = whole(header[header.length - 1], file, 1);
        var count = 2L * folds * ofEachKind;
        if (lines.size() - 1 < count) {
            throw new EvaluationException.BadLine(EvaluationFlaw.ENDS_EARLY, file, lines.size(), count);
        }
        var pairs = new ArrayList<Pair>();
        for (var i = 0; i < count; i++) {
            pairs.add(pair(lines.get(i + 1), i / (2 * ofEachKind), images, file, i + 2));
        }
        return new PairList(List.copyOf(pairs));
    }

    private static Pair pair(String line, int fold, Path images, Path file, int number) throws EvaluationException {
        var words = line.strip().split("\\s+");
        return switch (words.length) {
            case 3 ->
                new Pair(
                        fold,
                        true,
                        picture(images, words[0], words[1], file, number),
                        picture(images, words[0], words[2], file, number));
            case 4 ->
                new Pair(
                        fold,
                        false,
                        picture(images, words[0], words[1], file, number),
                        picture(images, words[2], words[3], file, number));
            default -> throw new EvaluationException.BadLine(EvaluationFlaw.NO_PAIR, file, number);
        };
    }

    private static Path picture(Path images, String name, String n, Path file, int line) throws EvaluationException {
        if (name.contains("/") || name.startsWith(".")) {
            throw new EvaluationException.BadLine(EvaluationFlaw.NO_NAME, file, line, name);
        }
        return images.resolve(name).resolve("%s_%04d.jpg".formatted(name, whole(n, file, line)));
    }

    private static int whole(String text, Path file, int line) throws EvaluationException {
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) == 0) {
            throw new EvaluationException.BadLine(EvaluationFlaw.NO_NUMBER, file, line, text);
        }
        return Integer.parseInt(text);
    }

    /// Each picture once.
    public List<Path> files() {
        var files = new LinkedHashSet<Path>();
        for (var pair : pairs) {
            files.add(pair.first());
            files.add(pair.second());
        }
        return List.copyOf(files);
    }
}
