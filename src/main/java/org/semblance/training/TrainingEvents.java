package org.semblance.training;

/// Hears how the training of an embedder gets on.
public interface TrainingEvents extends StepEvents {
    /// @param cosine to the teacher's embeddings, NaN without teacher
    /// @param tar3 true match rate at a false match rate of 1e-3, NaN where there are too few pairs
    /// @param tar4 the same at 1e-4
    record Measured(long views, double cosine, double tar3, double tar4) {}

    void checked(DataReport report);

    void validated(Measured measured);
}
