package org.semblance.training;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The aligned faces of several [CropShard]s under one numbering.
final class Faces implements AutoCloseable {
    private record Place(CropShard shard, int index) {}

    private final Arena arena = Arena.ofShared();
    private final List<Place> places = new ArrayList<>();

    /// @param folders each a shard, or a folder of shards
    Faces(List<Path> folders) throws IOException, TrainingException {
        for (var folder : folders) {
            for (var path : shards(folder)) {
                var shard = new CropShard(path, arena);
                for (var i = 0; i < shard.labels().size(); i++) places.add(new Place(shard, i));
            }
        }
        if (places.isEmpty()) throw new TrainingException.TooFew(TrainingFlaw.NO_FACES, folders);
    }

    static List<Path> shards(Path folder) throws IOException {
        if (Files.exists(folder.resolve(CropShard.LABELS))) return List.of(folder);
        try (var entries = Files.list(folder)) {
            return entries.filter(path -> Files.exists(path.resolve(CropShard.LABELS))
                            && !path.getFileName().toString().endsWith(CropWriter.UNFINISHED))
                    .sorted()
                    .toList();
        }
    }

    int size() {
        return places.size();
    }

    CropShard.Label label(int face) {
        return places.get(face).shard.labels().get(places.get(face).index);
    }

    MemorySegment crop(int face) {
        return places.get(face).shard.crop(places.get(face).index);
    }

    /// Length of the teacher's embeddings, the same for all; 0 when one of the faces has none.
    int embeddingSize() {
        var sizes = places.stream()
                .map(place -> place.shard.embeddingSize())
                .distinct()
                .toList();
        return sizes.size() == 1 ? sizes.getFirst() : 0;
    }

    void teacher(int face, float[] target, int at) {
        places.get(face).shard.teacher(places.get(face).index, target, at);
    }

    @Override
    public void close() {
        arena.close();
    }
}
