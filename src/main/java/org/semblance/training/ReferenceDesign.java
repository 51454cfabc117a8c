package org.semblance.training;

import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import org.semblance.inference.ModelException;

/// Adds a person by keeping what the network makes of their pictures; the nearest one counts.
///
/// @param distance of two embeddings, the reference first
record ReferenceDesign(Source source, float[][] embeddings, ToDoubleBiFunction<float[], float[]> distance)
        implements Design {
    /// Where embeddings come from.
    @FunctionalInterface
    interface Source {
        float[][] embed(int... faces) throws ModelException;
    }

    /// @param source asked for all faces once, so that no attempt has to wait
    static ReferenceDesign of(Source source, int faces, ToDoubleBiFunction<float[], float[]> distance)
            throws ModelException {
        var all = new int[faces];
        for (var i = 0; i < faces; i++) all[i] = i;
        return new ReferenceDesign(source, source.embed(all), distance);
    }

    @Override
    public IntToDoubleFunction add(BaselineFaces.Newcomer newcomer) throws ModelException {
        var references = source.embed(newcomer.references());
        return face -> {
            var nearest = Double.POSITIVE_INFINITY;
            for (var reference : references) {
                nearest = Math.min(nearest, distance.applyAsDouble(reference, embeddings[face]));
            }
            return nearest;
        };
    }

    /// Of unit vectors.
    static double euclidean(float[] one, float[] other) {
        return Math.sqrt(Math.max(0, 2 - 2 * (double) Validation.dot(one, other)));
    }
}
