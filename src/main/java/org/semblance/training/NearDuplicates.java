package org.semblance.training;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds pictures that are the same photograph, copied, shrunk or compressed anew: 64 comparisons of neighboring
/// patches of the aligned face, of which at most three differ.
///
/// Source: N. Krawetz, Kind of Like That (2013), the difference hash.
final class NearDuplicates {
    private static final int MOST_DIFFERENT = 3;
    private static final int PATCH = CropShard.SIDE / 9;

    /// Two faces, the earlier one first.
    record Pair(int first, int second) {}

    private NearDuplicates() {}

    /// One of four 16-bit parts is equal wherever at most three bits differ, so only those are compared.
    static List<Pair> find(Faces faces) {
        var seen = new HashMap<Long, Set<Integer>>();
        var pairs = new HashSet<Pair>();
        var hashes = new long[faces.size()];
        for (var face = 0; face < faces.size(); face++) {
            hashes[face] = hash(faces.crop(face));
            for (var part = 0; part < 4; part++) {
                var key = (long) part << 16 | hashes[face] >>> 16 * part & 0xFFFF;
                var others = seen.computeIfAbsent(key, _ -> new HashSet<>());
                for (var other : others) {
                    if (Long.bitCount(hashes[face] ^ hashes[other]) <= MOST_DIFFERENT) pairs.add(new Pair(other, face));
                }
                others.add(face);
            }
        }
        return pairs.stream()
                .sorted((a, b) -> a.second != b.second ? a.second - b.second : a.first - b.first)
                .toList();
    }

    /// Whether each of 9 x 8 patches is brighter than its right neighbor.
    static long hash(MemorySegment crop) {
        var hash = 0L;
        for (var row = 0; row < 8; row++) {
            var left = brightness(crop, 0, row);
            for (var column = 1; column < 9; column++) {
                var right = brightness(crop, column, row);
                hash = hash << 1 | (left > right ? 1 : 0);
                left = right;
            }
        }
        return hash;
    }

    private static long brightness(MemorySegment crop, int column, int row) {
        var sum = 0L;
        var height = CropShard.SIDE / 8;
        for (var y = row * height; y < (row + 1) * height; y += 2) {
            var start = (long) (y * CropShard.SIDE + column * PATCH) * 3;
            for (var i = 0; i < PATCH * 3; i++) sum += crop.get(ValueLayout.JAVA_BYTE, start + i) & 0xFF;
        }
        return sum;
    }
}
