package org.semblance.training.detector;

import org.semblance.training.StepEvents;

/// Hears how the training of a detector gets on.
public interface DetectorEvents extends StepEvents {
    /// @param training pictures with a face to train on
    /// @param heldOut those of people who are kept for validation
    /// @param backgrounds pictures to put people before
    void sorted(int training, int heldOut, int backgrounds);

    /// @param recall share of the faces of held-out people that were found, NaN without such people
    /// @param alarms false boxes a frame
    void judged(long views, double recall, double alarms);
}
