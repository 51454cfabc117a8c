package org.semblance.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.semblance.detect.Box;
import org.semblance.detect.Face;
import org.semblance.detect.Landmarks;

/// Pictures of faces in few files: `faces.tsv` names each picture, its person and its face; `faces-N.pack` hold the
/// JPEG bytes one after the other; `teacher.f16`, where there is one, a teacher's embedding of each row.
public final class PackedFaces implements AutoCloseable {
    public static final String TABLE = "faces.tsv";
    private static final int COLUMNS = 23;
    private static final int FACE = 8;
    private static final String UNKNOWN = "-";

    /// @param person as in [CropShard.Label]
    private record Row(String source, String name, int person, int pack, long offset, int length, Face face) {}

    private final Map<Integer, FileChannel> packs = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /// Reads the table and checks it against the packs: nothing is found wrong later.
    public PackedFaces(Path folder) throws IOException, TrainingException {
        var table = folder.resolve(TABLE);
        if (!Files.isRegularFile(table)) throw new TrainingException.BadData(table, "is not there");
        try {
            var lines = Files.readAllLines(table);
            for (var i = 1; i < lines.size(); i++) rows.add(row(table, i + 1, lines.get(i)));
            for (var row : rows) check(folder, row);
        } catch (IOException | TrainingException e) {
            close();
            throw e;
        }
        if (rows.isEmpty()) throw new TrainingException.BadData(table, "names no picture");
    }

    private static Row row(Path table, int line, String text) throws TrainingException {
        var cells = text.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new TrainingException.BadData(
                    table, "line " + line + " has " + cells.length + " columns, not " + COLUMNS);
        }
        try {
            return new Row(
                    cells[0],
                    cells[1],
                    cells[2].equals(UNKNOWN) ? CropShard.UNKNOWN : Integer.parseInt(cells[2]),
                    Integer.parseInt(cells[3]),
                    Long.parseLong(cells[4]),
                    Integer.parseInt(cells[5]),
                    face(cells));
        } catch (NumberFormatException e) {
            throw new TrainingException.BadData(table, "line " + line + ": " + e.getMessage());
        }
    }

    private static Face face(String[] cells) {
        var numbers = new double[COLUMNS - FACE];
        for (var i = 0; i < numbers.length; i++) numbers[i] = Double.parseDouble(cells[FACE + i]);
        var box = new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
        return new Face(box, Landmarks.of(Arrays.copyOfRange(numbers, 5, numbers.length)), numbers[4]);
    }

    private void check(Path folder, Row row) throws IOException, TrainingException {
        var file = folder.resolve("faces-" + row.pack + ".pack");
        if (!packs.containsKey(row.pack)) {
            if (!Files.isRegularFile(file)) throw new TrainingException.BadData(file, "is not there");
            packs.put(row.pack, FileChannel.open(file, StandardOpenOption.READ));
        }
        var size = packs.get(row.pack).size();
        if (row.offset < 0 || row.length <= 0 || row.offset + row.length > size) {
            throw new TrainingException.BadData(
                    file, "has " + size + " bytes, too few for " + row.name + ": is it cut off?");
        }
    }

    /// In the table's order.
    public List<Picture> pictures() {
        return rows.stream()
                .map(row -> new Picture(
                        new CropShard.Label(row.source, row.name, row.person),
                        Optional.of(row.face.box()),
                        row.pack + " " + row.offset + " " + row.length,
                        () -> read(row)))
                .toList();
    }

    /// What the table says of the face in a picture, by the picture's place in [#pictures].
    public Face face(int place) {
        return rows.get(place).face;
    }

    private byte[] read(Row row) throws IOException {
        var bytes = ByteBuffer.allocate(row.length);
        var pack = packs.get(row.pack);
        while (bytes.hasRemaining() && pack.read(bytes, row.offset + bytes.position()) >= 0) {}
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        for (var pack : packs.values()) pack.close();
    }
}
