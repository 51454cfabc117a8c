package org.semblance.training.landmarks;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.semblance.training.TrainingException;

/// The patches of several [PatchShard]s under one numbering.
final class Patches implements AutoCloseable {
    private record Place(PatchShard shard, int index) {}

    private final Arena arena = Arena.ofShared();
    private final List<Place> places = new ArrayList<>();

    /// @param folders each a folder of shards
    Patches(List<Path> folders) throws IOException, TrainingException {
        for (var folder : folders) {
            for (var path : shards(folder)) {
                var shard = new PatchShard(path, arena);
                for (var i = 0; i < shard.labels().size(); i++) places.add(new Place(shard, i));
            }
        }
    }

    static List<Path> shards(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(path -> Files.exists(path.resolve(PatchShard.LABELS))
                            && !path.getFileName().toString().endsWith(PatchWriter.UNFINISHED))
                    .sorted()
                    .toList();
        }
    }

    Patch.Label label(int patch) {
        return places.get(patch).shard.labels().get(places.get(patch).index);
    }

    MemorySegment bytes(int patch) {
        return places.get(patch).shard.patch(places.get(patch).index);
    }

    /// @param isFace whether faces are asked for, or the others
    /// @param heldOut whether people are whose number is a multiple of `every`; those without number are trained on
    int[] choose(boolean isFace, boolean heldOut, int every) {
        IntPredicate isHeldOut = patch -> {
            var person = label(patch).person();
            return every > 0 && person >= 0 && person % every == 0;
        };
        return IntStream.range(0, places.size())
                .filter(patch -> label(patch).isFace() == isFace && isHeldOut.test(patch) == heldOut)
                .toArray();
    }

    @Override
    public void close() {
        arena.close();
    }
}
