package org.semblance.training;

/// Which faces the steps of a training see. The same step gives the same faces, whenever it is asked.
public interface Sampler {
    int[] batch(long step);
}
