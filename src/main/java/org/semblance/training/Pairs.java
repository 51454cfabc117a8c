package org.semblance.training;

import java.util.function.IntBinaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/// Who is who in a batch, and how far apart.
final class Pairs {
    /// Keeps the square root's slope finite where two embeddings coincide.
    private static final double LEAST_SQUARE = 1e-9;

    private Pairs() {}

    /// N x N Euclidean distances of unit vectors.
    static Tensor distances(Tensor embeddings) {
        return squares(embeddings).clamp_min(new Scalar(LEAST_SQUARE)).sqrt();
    }

    /// N x N squared distances of unit vectors: 2 - 2 cos.
    static Tensor squares(Tensor embeddings) {
        return embeddings.mm(embeddings.t()).mul(new Scalar(-2.0)).add(new Scalar(2.0));
    }

    /// N x N: 1 for two pictures of the same person, 0 elsewhere and on the diagonal.
    static Tensor same(int[] people) {
        return matrix(people.length, (i, j) -> i != j && isSame(people[i], people[j]) ? 1 : 0);
    }

    /// N x N: 1 for pictures of two people, 0 elsewhere.
    static Tensor different(int[] people) {
        return matrix(people.length, (i, j) -> isDifferent(people[i], people[j]) ? 1 : 0);
    }

    static boolean isSame(int one, int other) {
        return one == other && one >= 0;
    }

    static boolean isDifferent(int one, int other) {
        return one != other && one != CropShard.UNKNOWN && other != CropShard.UNKNOWN;
    }

    private static Tensor matrix(int size, IntBinaryOperator cell) {
        var values = new float[size * size];
        for (var i = 0; i < size; i++) {
            for (var j = 0; j < size; j++) values[i * size + j] = cell.applyAsInt(i, j);
        }
        return Tensors.of(values, size, size);
    }

    /// Mean of what a mask keeps; 0 where it keeps nothing.
    static Tensor mean(Tensor values, Tensor mask) {
        return values.mul(mask).sum().div(mask.sum().clamp_min(new Scalar(1.0)));
    }
}
