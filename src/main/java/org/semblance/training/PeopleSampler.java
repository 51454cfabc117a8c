package org.semblance.training;

import java.util.SplittableRandom;

/// P people with K faces each, P K faces in a batch: K = 2 for pairs, more for triplets.
final class PeopleSampler implements Sampler {
    private final People people;
    private final int count;
    private final int each;
    private final long seed;

    /// @param people at least `count`, with at least `each` faces
    PeopleSampler(People people, int count, int each, long seed) {
        this.people = people;
        this.count = count;
        this.each = each;
        this.seed = seed;
    }

    @Override
    public int[] batch(long step) {
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
        var batch = new int[count * each];
        var chosen = people.choose(count, random);
        for (var i = 0; i < count; i++) {
            System.arraycopy(people.of(chosen[i], each, random), 0, batch, i * each, each);
        }
        return batch;
    }
}
