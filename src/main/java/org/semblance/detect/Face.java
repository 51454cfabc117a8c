package org.semblance.detect;

/// A face that the detector found.
///
/// @param score 0 to 1, as the detector's thresholds count it
public record Face(Box box, Landmarks landmarks, double score) {}
