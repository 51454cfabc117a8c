package org.semblance.training;

/// Hears how a training gets on.
public interface TrainingEvents {
    /// @param share of the training, 0 to 1
    /// @param perSecond pictures
    record Progress(double share, long views, double loss, double perSecond, double secondsLeft) {}

    /// @param cosine to the teacher's embeddings, NaN without teacher
    /// @param tar3 true match rate at a false match rate of 1e-3, NaN where there are too few pairs
    /// @param tar4 the same at 1e-4
    record Measured(long views, double cosine, double tar3, double tar4) {}

    void prepared(int pictures, int of);

    void checked(DataReport report);

    void trained(Progress progress);

    void validated(Measured measured);

    /// What a sitting cost.
    ///
    /// @param perSecond pictures, over the whole sitting
    /// @param viewShare the part of a step that goes into making views, 0 to 1
    /// @param megabytes most memory that was resident, NaN where the system does not tell
    record Cost(long views, double perSecond, double viewShare, double megabytes) {}

    void ended(Cost cost);
}
