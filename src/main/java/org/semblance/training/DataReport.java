package org.semblance.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was found in the data before training began.
///
/// @param faces that can be trained on
/// @param people with a number
/// @param refused names of pictures by reason: [FaceFinder.Refusal]
/// @param duplicates pairs of names of the same photograph
/// @param lonely how many people have one picture only
public record DataReport(
        int faces, int people, Map<String, List<String>> refused, List<String> duplicates, int lonely) {
    static DataReport of(Faces faces, List<Path> shards) throws IOException {
        var counts = new TreeMap<Integer, Integer>();
        for (var i = 0; i < faces.size(); i++) {
            var person = faces.label(i).person();
            if (person >= 0) counts.merge(person, 1, Integer::sum);
        }
        var duplicates = NearDuplicates.find(faces).stream()
                .map(pair -> faces.label(pair.first()).name() + " = "
                        + faces.label(pair.second()).name())
                .toList();
        var lonely = (int) counts.values().stream().filter(count -> count == 1).count();
        return new DataReport(faces.size(), counts.size(), refused(shards), duplicates, lonely);
    }

    private static Map<String, List<String>> refused(List<Path> folders) throws IOException {
        var refused = new TreeMap<String, List<String>>();
        for (var folder : folders) {
            for (var shard : Faces.shards(folder)) {
                var file = shard.resolve(CropShard.REFUSED);
                if (!Files.exists(file)) continue;
                for (var line : Files.readAllLines(file)) {
                    var cells = line.split("\t", 2);
                    refused.computeIfAbsent(cells[0], _ -> new ArrayList<>()).add(cells[1]);
                }
            }
        }
        return refused;
    }
}
