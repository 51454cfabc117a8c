package org.semblance.embed;

import java.util.Arrays;

/// A point on the unit sphere, stamped with the model that put it there. Does not change until it is wiped; has no
/// `toString` of its content.
public final class Embedding {
    private final String modelId;
    private final float[] values;

    /// @param values unit length within 1 %; copied and normalised exactly
    /// @throws InvalidEmbeddingException for an empty, non-finite or non-unit vector
    public Embedding(String modelId, float[] values) throws InvalidEmbeddingException {
        double squares = 0;
        for (var value : values) squares += (double) value * value;
        var length = Math.sqrt(squares);
        if (!(length > 0.99 && length < 1.01)) { // also refuses NaN and infinity
            throw new InvalidEmbeddingException(modelId, values.length, length);
        }
        this.modelId = modelId;
        this.values = new float[values.length];
        for (var i = 0; i < values.length; i++) this.values[i] = (float) (values[i] / length);
    }

    public String modelId() {
        return modelId;
    }

    public int size() {
        return values.length;
    }

    /// A copy of the coordinates.
    public float[] values() {
        return values.clone();
    }

    /// Overwrites the coordinates: from now on it is far from everything.
    public void wipe() {
        Arrays.fill(values, 0);
    }

    /// Euclidean distance, 0 for the same point to 2 for the opposite one.
    ///
    /// @throws IllegalArgumentException for an embedding of another model: those distances mean nothing
    public double distanceTo(Embedding other) {
        if (!modelId.equals(other.modelId) || values.length != other.values.length) {
            throw new IllegalArgumentException(
                    "embeddings of " + modelId + " and " + other.modelId + " cannot be compared");
        }
        return Math.sqrt(Math.max(0, 2 - 2 * dot(values, other.values)));
    }

    /// Eight accumulators: the compiler may not reorder a float sum, so one would run at the latency of the adder.
    private static double dot(float[] a, float[] b) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        var i = 0;
        for (; i + 8 <= a.length; i += 8) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
            s4 += a[i + 4] * b[i + 4];
            s5 += a[i + 5] * b[i + 5];
            s6 += a[i + 6] * b[i + 6];
            s7 += a[i + 7] * b[i + 7];
        }
        for (; i < a.length; i++) s0 += a[i] * b[i];
        return (double) ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
