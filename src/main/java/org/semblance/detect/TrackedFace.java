package org.semblance.detect;

/// A face with the number of its track: the same number in two frames says it is the same face, followed
/// without a gap.
public record TrackedFace(long track, Face face) {}
