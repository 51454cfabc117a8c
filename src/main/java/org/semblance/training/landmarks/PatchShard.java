package org.semblance.training.landmarks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.semblance.detect.Landmarks;
import org.semblance.training.TrainingException;
import org.semblance.training.TrainingFlaw;

/// Patches ready for training: a folder with `patches.u8` (BGR, [Patch#BYTES] each) and `patches.tsv` (source,
/// name, person, five points or `-`). The patches are mapped, not read.
final class PatchShard {
    static final String PATCHES = "patches.u8";
    static final String LABELS = "patches.tsv";
    private static final String NO_FACE = "-";
    private static final int COLUMNS = 4;

    private final List<Patch.Label> labels;
    private final MemorySegment patches;

    /// @param arena keeps the patches mapped
    PatchShard(Path folder, Arena arena) throws IOException, TrainingException {
        var table = folder.resolve(LABELS);
        labels = new ArrayList<>();
        var lines = Files.readAllLines(table);
        for (var i = 0; i < lines.size(); i++) labels.add(label(table, i + 1, lines.get(i)));
        try (var channel = FileChannel.open(folder.resolve(PATCHES), StandardOpenOption.READ)) {
            if (channel.size() != (long) labels.size() * Patch.BYTES) {
                throw new TrainingException.BadData(
                        TrainingFlaw.OTHER_LENGTH, folder.resolve(PATCHES), channel.size(), labels.size());
            }
            patches = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    static String line(Patch.Label label) {
        var points = label.isFace()
                ? label.points().points().stream()
                        .map(point -> (float) point.x() + " " + (float) point.y())
                        .collect(Collectors.joining(" "))
                : NO_FACE;
        return "%s\t%s\t%d\t%s\n".formatted(label.source(), label.name(), label.person(), points);
    }

    private static Patch.Label label(Path table, int line, String text) throws TrainingException {
        var cells = text.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new TrainingException.BadData(
                    TrainingFlaw.DAMAGED, table, line, cells.length + " columns, not " + COLUMNS);
        }
        try {
            return new Patch.Label(cells[0], cells[1], Integer.parseInt(cells[2]), points(cells[3]));
        } catch (IllegalArgumentException e) {
            throw new TrainingException.BadData(TrainingFlaw.DAMAGED, table, line, e.getMessage());
        }
    }

    private static Landmarks points(String text) {
        if (text.equals(NO_FACE)) return null;
        var numbers =
                Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
        return Landmarks.of(numbers);
    }

    List<Patch.Label> labels() {
        return labels;
    }

    /// @return the mapped bytes of one patch, read only
    MemorySegment patch(int index) {
        return patches.asSlice((long) index * Patch.BYTES, Patch.BYTES);
    }
}
