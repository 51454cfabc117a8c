package org.semblance.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/// One person and others, in halves: the same picture may come twice, each time in another view.
final class OneAgainstOthersSampler implements Sampler {
    private final int[] own;
    private final int[] others;
    private final int size;
    private final long seed;

    OneAgainstOthersSampler(int[] own, int[] others, int size, long seed) throws TrainingException {
        if (own.length < 2 || others.length < 2) {
            throw new TrainingException.TooFew(TrainingFlaw.FEW_OF_BOTH, own.length, others.length);
        }
        this.own = own.clone();
        this.others = others.clone();
        this.size = size;
        this.seed = seed;
    }

    /// By what the labels say: `ME` and `NOT_ME`.
    static OneAgainstOthersSampler of(Faces faces, int[] indices, int size, long seed) throws TrainingException {
        var own = Arrays.stream(indices)
                .filter(face -> faces.label(face).person() >= 0)
                .toArray();
        var others = Arrays.stream(indices)
                .filter(face -> faces.label(face).person() == CropShard.SOMEBODY_ELSE)
                .toArray();
        return new OneAgainstOthersSampler(own, others, size, seed);
    }

    @Override
    public int[] batch(long step) {
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
        var batch = new int[size];
        for (var i = 0; i < size; i++) {
            var from = i < size / 2 ? own : others;
            batch[i] = from[random.nextInt(from.length)];
        }
        return batch;
    }
}
