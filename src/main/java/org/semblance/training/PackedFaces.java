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
    private static final int WIDTH = 6;
    private static final int HEIGHT = 7;
    private static final int FACE = 8;
    private static final int FIRST_LINE = 2;

    /// Times the picture's longer side: boxes reach beyond pictures, but not to no end.
    private static final double LARGEST_BOX = 4;

    private static final String UNKNOWN = "-";

    /// @param person as in [CropShard.Label]
    private record Row(String source, String name, int person, int pack, long offset, int length, Face face) {}

    private final Map<Integer, FileChannel> packs = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /// Reads the table and checks it against the packs: nothing is found wrong later.
    public PackedFaces(Path folder) throws IOException, TrainingException {
        var table = folder.resolve(TABLE);
        if (!Files.isRegularFile(table)) throw new TrainingException.BadData(TrainingFlaw.MISSING, table);
        try {
            var lines = Files.readAllLines(table);
            for (var i = 1; i < lines.size(); i++) rows.add(row(table, i - 1 + FIRST_LINE, lines.get(i)));
            for (var i = 0; i < rows.size(); i++) check(table, i + FIRST_LINE, rows.get(i));
        } catch (IOException | TrainingException e) {
            close();
            throw e;
        }
        if (rows.isEmpty()) throw new TrainingException.BadData(TrainingFlaw.NO_PICTURES, table);
    }

    private static Row row(Path table, int line, String text) throws TrainingException {
        var cells = text.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new TrainingException.BadData(TrainingFlaw.COLUMNS, table, line, cells.length, COLUMNS);
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
            throw new TrainingException.BadData(TrainingFlaw.NONSENSE, table, line, e.getMessage());
        }
    }

    /// @throws NumberFormatException for what is no face in a picture, too
    private static Face face(String[] cells) {
        var numbers = new double[COLUMNS - FACE];
        for (var i = 0; i < numbers.length; i++) numbers[i] = finite(cells[FACE + i]);
        var box = new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
        var width = Integer.parseInt(cells[WIDTH]);
        var height = Integer.parseInt(cells[HEIGHT]);
        var isSized = box.width() > 0 && box.height() > 0 && box.longerSide() <= LARGEST_BOX * Math.max(width, height);
        if (!isSized || box.overlap(new Box(0, 0, width, height)) == 0) {
            throw new NumberFormatException(
                    "%s is no box of a face in a picture of %d x %d".formatted(box, width, height));
        }
        return new Face(box, Landmarks.of(Arrays.copyOfRange(numbers, 5, numbers.length)), numbers[4]);
    }

    private static double finite(String cell) {
        var number = Double.parseDouble(cell);
        if (!Double.isFinite(number)) throw new NumberFormatException(cell + " is no finite number");
        return number;
    }

    private void check(Path table, int line, Row row) throws IOException, TrainingException {
        var file = table.resolveSibling("faces-" + row.pack + ".pack");
        if (!packs.containsKey(row.pack)) {
            if (!Files.isRegularFile(file)) throw new TrainingException.BadData(TrainingFlaw.MISSING, file);
            packs.put(row.pack, FileChannel.open(file, StandardOpenOption.READ));
        }
        var size = packs.get(row.pack).size();
        if (row.offset < 0 || row.length <= 0 || row.offset > size - row.length) {
            throw new TrainingException.BadData(
                    TrainingFlaw.PACK_CUT_OFF, table, line, file.getFileName(), size, row.name);
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
