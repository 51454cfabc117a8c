package org.semblance.training.detector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.semblance.detect.Box;
import org.semblance.detect.Face;
import org.semblance.detect.FaceDetector;
import org.semblance.detect.Landmarks;
import org.semblance.inference.ModelException;
import org.semblance.training.Origin;
import org.semblance.training.Picture;
import org.semblance.training.TrainingException;
import org.semblance.training.TrainingFlaw;
import org.semblance.training.WholeFile;

/// What the teacher finds in each picture of a folder: looked for once, then kept in a table. Its first line says
/// of
/// which pictures and by which teacher, for it is made anew for others; then come name, score, box and points, one
/// line
/// a face, and a line with the name alone where there is none. A picture that cannot be read has no line.
final class TeacherLabels {
    private static final int NUMBERS = 15;

    private final Path table;

    TeacherLabels(Path table) {
        this.table = table;
    }

    /// @param detector the teacher
    /// @param sha256 of its file
    /// @param done told how many pictures were looked at
    List<LabelledPicture> of(List<Picture> pictures, FaceDetector detector, String sha256, IntConsumer done)
            throws IOException, ModelException, TrainingException, InterruptedException {
        var origin = Origin.of(pictures, sha256);
        if (!isOf(origin)) look(pictures, detector, origin, done);
        var known = read();
        return pictures.stream()
                .filter(picture -> known.containsKey(picture.label().name()))
                .map(picture ->
                        new LabelledPicture(picture, known.get(picture.label().name())))
                .toList();
    }

    private boolean isOf(String origin) throws IOException {
        if (!Files.exists(table)) return false;
        try (var lines = Files.lines(table)) {
            return lines.findFirst().filter(origin::equals).isPresent();
        }
    }

    private void look(List<Picture> pictures, FaceDetector detector, String origin, IntConsumer done)
            throws IOException, ModelException, InterruptedException {
        var lines = new ArrayList<>(List.of(origin));
        for (var i = 0; i < pictures.size(); i++) {
            if (Thread.interrupted()) throw new InterruptedException();
            try (var picture = new LabelledPicture(pictures.get(i), List.of()).decode()) {
                var name = pictures.get(i).label().name();
                if (!picture.empty()) {
                    var faces = detector.detect(picture);
                    if (faces.isEmpty()) lines.add(name);
                    for (var face : faces) lines.add(name + "\t" + line(face));
                }
            }
            done.accept(i + 1);
        }
        WholeFile.replace(table, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Face face) {
        var numbers = new ArrayList<Double>();
        var box = face.box();
        numbers.addAll(List.of(face.score(), box.x(), box.y(), box.width(), box.height()));
        face.landmarks().points().forEach(point -> numbers.addAll(List.of(point.x(), point.y())));
        return numbers.stream()
                .map(number -> String.format(Locale.ROOT, "%.3f", number))
                .collect(Collectors.joining("\t"));
    }

    private Map<String, List<Face>> read() throws IOException, TrainingException {
        var known = new HashMap<String, List<Face>>();
        var lines = Files.readAllLines(table);
        for (var i = 1; i < lines.size(); i++) {
            if (lines.get(i).isEmpty()) continue;
            var cells = lines.get(i).split("\t");
            var faces = known.computeIfAbsent(cells[0], _ -> new ArrayList<>());
            face(cells, i + 1).ifPresent(faces::add);
        }
        return known;
    }

    private Optional<Face> face(String[] cells, int line) throws TrainingException {
        if (cells.length == 1) return Optional.empty();
        if (cells.length != NUMBERS + 1) throw damaged(line, cells.length + " columns, not " + (NUMBERS + 1));
        var numbers = new double[NUMBERS];
        try {
            for (var i = 0; i < NUMBERS; i++) numbers[i] = Double.parseDouble(cells[i + 1]);
        } catch (NumberFormatException e) {
            throw damaged(line, e.getMessage());
        }
        var points = java.util.Arrays.copyOfRange(numbers, 5, NUMBERS);
        var box = new Box(numbers[1], numbers[2], numbers[3], numbers[4]);
        return Optional.of(new Face(box, Landmarks.of(points), numbers[0]));
    }

    private TrainingException damaged(int line, String what) {
        return new TrainingException.BadData(TrainingFlaw.DAMAGED, table, line, what);
    }
}
