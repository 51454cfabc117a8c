package org.semblance.training;

import java.util.Optional;
import java.util.SplittableRandom;

/// Takes the mean embedding of faces away from every embedding and makes the rest unit length again: z' = (z - m) /
/// |z - m|.
/// What all faces have in common, and what blurred and childish ones have, brings strangers together and tells
/// nobody
/// apart.
///
/// Source: D. Garcia-Romero, C. Espy-Wilson, Analysis of i-vector length normalization in speaker recognition
/// systems, Interspeech 2011.
///
/// @param mean of unit embeddings
record Centering(float[] mean) {
    /// Below that the mean says more about the few people in the pictures than about faces.
    private static final int LEAST_FACES = 1000;

    private static final int MOST_FACES = 4096;

    /// @param training faces the network was trained on
    /// @return empty where they are too few
    static Optional<Centering> of(TorchNetwork network, Faces faces, int[] training) {
        if (training.length < LEAST_FACES) return Optional.empty();
        var some = new SplittableRandom(1)
                .ints(0, training.length)
                .distinct()
                .limit(Math.min(training.length, MOST_FACES))
                .map(i -> training[i])
                .toArray();
        var embeddings = new Validation(faces, some).embed(network);
        var sums = new double[embeddings[0].length];
        for (var embedding : embeddings) for (var i = 0; i < sums.length; i++) sums[i] += embedding[i];
        var mean = new float[sums.length];
        for (var i = 0; i < sums.length; i++) mean[i] = (float) (sums[i] / embeddings.length);
        return Optional.of(new Centering(mean));
    }

    float[] of(float[] embedding) {
        var rest = embedding.clone();
        for (var i = 0; i < rest.length; i++) rest[i] -= mean[i];
        var length = Math.sqrt(Validation.dot(rest, rest));
        for (var i = 0; i < rest.length; i++) rest[i] = (float) (rest[i] / length);
        return rest;
    }
}
