package org.semblance.training;

/// Hears how a training gets on, whatever it trains.
public interface StepEvents {
    /// @param share of the training, 0 to 1
    /// @param perSecond pictures
    record Progress(double share, long views, double loss, double perSecond, double secondsLeft) {}

    /// What a sitting cost.
    ///
    /// @param perSecond pictures, over the whole sitting
    /// @param viewShare the part of a step that goes into making views, 0 to 1
    /// @param megabytes most memory that it held, pictures that are mapped from files left out; NaN where the
    /// system
    /// does not tell
    record Cost(long views, double perSecond, double viewShare, double megabytes) {}

    void prepared(int pictures, int of);

    void trained(Progress progress);

    void ended(Cost cost);
}
