package org.semblance.training.landmarks;

import org.semblance.training.StepEvents;

/// Hears how the training of a landmark network gets on.
public interface LandmarkEvents extends StepEvents {
    /// @param movement of the points when box and light change, in eye distances
    /// @param missed share of faces that the score does not see, 0 to 1
    /// @param mistaken share of what is no face that it takes for one
    record Measured(long views, double movement, double missed, double mistaken) {}

    /// @param faces to train on
    /// @param heldOut faces of people who are kept for validation
    void counted(int faces, int heldOut);

    void validated(Measured measured);
}
