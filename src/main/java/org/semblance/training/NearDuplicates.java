package org.semblance.training;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds pictures that are the same photograph, copied, shrunk or compressed anew: 64 comparisons of neighboring
/// patches of the aligned face, of which at most three differ. Faces cut out on one color are left out: most of
/// their comparisons are of nothing with nothing, so all of them look alike.
///
/// Source: N. Krawetz, Kind of Like That (2013), the difference hash.
final class NearDuplicates {
    private static final int MOST_DIFFERENT = 3;
    private static final int MOST_EQUAL = 8;
    private static final int PATCH = CropShard.SIDE / 9;

    /// Two faces, the earlier one first.
    record Pair(int first, int second) {}

    private NearDuplicates() {}

    /// Each face that was there before, with the first that is like it. One of four 16-bit parts is equal
    /// wherever at most three bits differ, so only those are compared.
    static List<Pair> find(Faces faces) {
        var seen = new HashMap<Long, Set<Integer>>();
        var pairs = new ArrayList<Pair>();
        var hashes = new long[faces.size()];
        for (var face = 0; face < faces.size(); face++) {
            var known = hash(faces.crop(face));
            if (known.isEmpty()) continue;
            var hash = known.getAsLong();
            hashes[face] = hash;
            var alike = IntStream.range(0, 4)
                    .flatMap(part -> seen.getOrDefault(key(hash, part), Set.of()).stream()
                            .mapToInt(Integer::intValue))
                    .filter(other -> Long.bitCount(hash ^ hashes[other]) <= MOST_DIFFERENT)
                    .min();
            if (alike.isPresent()) {
                pairs.add(new Pair(alike.getAsInt(), face));
                continue;
            }
            for (var part = 0; part < 4; part++) {
                seen.computeIfAbsent(key(hash, part), _ -> new HashSet<>()).add(face);
            }
        }
        return pairs;
    }

    private static long key(long hash, int part) {
        return (long) part << 16 | hash >>> 16 * part & 0xFFFF;
    }

    /// Whether each of 9 x 8 patches is brighter than its right neighbor; nothing where too many are equally
    /// bright.
    static OptionalLong hash(MemorySegment crop) {
        var hash = 0L;
        var equal = 0;
        for (var row = 0; row < 8; row++) {
            var left = brightness(crop, 0, row);
            for (var column = 1; column < 9; column++) {
                var right = brightness(crop, column, row);
                hash = hash << 1 | (left > right ? 1 : 0);
                if (left == right) equal++;
                left = right;
            }
        }
        return equal > MOST_EQUAL ? OptionalLong.empty() : OptionalLong.of(hash);
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
