package org.semblance.training.landmarks;

import org.semblance.training.Sampler;
import org.semblance.training.ShuffledSampler;
import org.semblance.training.TrainingException;

/// Batches of three faces to one patch that is none.
final class PatchSampler {
    private final Sampler faces;
    private final Sampler others;

    PatchSampler(int[] faces, int[] others, int size, long seed) throws TrainingException {
        var few = size / 4;
        this.faces = new ShuffledSampler(faces, size - few, seed);
        this.others = new ShuffledSampler(others, few, seed + 1);
    }

    int[] batch(long step) {
        var seen = faces.batch(step);
        var not = others.batch(step);
        var batch = new int[seen.length + not.length];
        System.arraycopy(seen, 0, batch, 0, seen.length);
        System.arraycopy(not, 0, batch, seen.length, not.length);
        return batch;
    }
}
