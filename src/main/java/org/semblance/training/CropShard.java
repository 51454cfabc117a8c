package org.semblance.training;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Aligned faces ready for training: a folder with `crops.u8` (BGR, [#SIDE] x [#SIDE] x 3 bytes each), `labels.tsv`
/// (source, name, person) and, where a teacher has seen them, `teacher.f16` (little-endian half floats). The crops
/// are mapped, not read: memory holds what is used.
public final class CropShard {
    /// The embedder's 112 pixels and 16 around them, for turning and shifting.
    public static final int SIDE = 144;

    public static final int MARGIN = 16;
    public static final int BYTES = SIDE * SIDE * 3;

    /// Nobody knows who: neither the same as anybody nor different from anybody.
    public static final int UNKNOWN = -1;

    /// One of those in `NOT_ME`: different from everybody with a number.
    public static final int SOMEBODY_ELSE = -2;

    static final String CROPS = "crops.u8";
    static final String LABELS = "labels.tsv";
    static final String REFUSED = "refused.tsv";
    static final String TEACHER = "teacher.f16";
    private static final int COLUMNS = 3;
    private static final ValueLayout.OfShort HALF = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// @param person number, [#UNKNOWN] or [#SOMEBODY_ELSE]
    public record Label(String source, String name, int person) {}

    private final List<Label> labels;
    private final MemorySegment crops;
    private final MemorySegment teacher;
    private final int embeddingSize;

    /// @param arena keeps the crops mapped
    public CropShard(Path folder, Arena arena) throws IOException, TrainingException {
        labels = labels(folder.resolve(LABELS));
        crops = map(folder.resolve(CROPS), arena);
        if (crops.byteSize() != (long) labels.size() * BYTES) {
            throw new TrainingException.BadData(
                    TrainingFlaw.OTHER_LENGTH, folder.resolve(CROPS), crops.byteSize(), labels.size());
        }
        var embeddings = folder.resolve(TEACHER);
        if (!Files.exists(embeddings) || labels.isEmpty()) {
            teacher = MemorySegment.NULL;
            embeddingSize = 0;
            return;
        }
        teacher = map(embeddings, arena);
        embeddingSize = (int) (teacher.byteSize() / Short.BYTES / labels.size());
        if (teacher.byteSize() != (long) labels.size() * embeddingSize * Short.BYTES || embeddingSize == 0) {
            throw new TrainingException.BadData(TrainingFlaw.NO_EMBEDDINGS, embeddings);
        }
    }

    private static List<Label> labels(Path table) throws IOException, TrainingException {
        var labels = new ArrayList<Label>();
        var lines = Files.readAllLines(table);
        for (var i = 0; i < lines.size(); i++) {
            var cells = lines.get(i).split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new TrainingException.BadData(
                        TrainingFlaw.DAMAGED, table, i + 1, cells.length + " columns, not " + COLUMNS);
            }
            try {
                labels.add(new Label(cells[0], cells[1], Integer.parseInt(cells[2])));
            } catch (NumberFormatException e) {
                throw new TrainingException.BadData(TrainingFlaw.DAMAGED, table, i + 1, e.getMessage());
            }
        }
        return List.copyOf(labels);
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    public List<Label> labels() {
        return labels;
    }

    /// Length of the teacher's embeddings; 0 when no teacher has seen these faces.
    public int embeddingSize() {
        return embeddingSize;
    }

    /// @return the mapped bytes of one face, read only
    public MemorySegment crop(int index) {
        return crops.asSlice((long) index * BYTES, BYTES);
    }

    /// @param target room for [#embeddingSize] floats from `at` on
    public void teacher(int index, float[] target, int at) {
        var start = (long) index * embeddingSize;
        for (var i = 0; i < embeddingSize; i++) {
            target[at + i] = Float.float16ToFloat(teacher.getAtIndex(HALF, start + i));
        }
    }
}
