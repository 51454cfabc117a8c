package org.semblance.training;

import java.util.SplittableRandom;

/// Every face once, in random order, and again in another order.
public final class ShuffledSampler implements Sampler {
    private final int[] faces;
    private final int size;
    private final long seed;
    private long shuffled = -1;
    private int[] order = {};

    public ShuffledSampler(int[] faces, int size, long seed) throws TrainingException {
        if (faces.length < size) {
            throw new TrainingException.TooFew(TrainingFlaw.FEW_FOR_STEP, size, faces.length);
        }
        this.faces = faces.clone();
        this.size = size;
        this.seed = seed;
    }

    @Override
    public int[] batch(long step) {
        var perRound = faces.length / size;
        shuffle(step / perRound);
        var batch = new int[size];
        System.arraycopy(order, (int) (step % perRound) * size, batch, 0, size);
        return batch;
    }

    private void shuffle(long round) {
        if (round == shuffled) return;
        order = faces.clone();
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + round);
        for (var i = order.length - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        shuffled = round;
    }
}
