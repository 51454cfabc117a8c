package org.semblance.align;

import org.semblance.detect.Landmarks;

/// What the landmark network makes of a place in a picture.
///
/// @param landmarks in the picture's pixels
/// @param score probability of a face there; 0 from a network that does not tell
/// @param isFace whether the score reaches what the model's card asks for
public record RefinedFace(Landmarks landmarks, double score, boolean isFace) {}
