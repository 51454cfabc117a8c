package org.semblance.match;

/// How near a face of one track in one frame is to a gallery.
///
/// @param track the face's track
/// @param frame the frame's sequence number
/// @param reference id of the nearest reference
/// @param distance to it
/// @param fmr false match rate of one comparison at that distance
/// @param margin distance of the nearest cohort member minus `distance`
/// @param compared number of references in the gallery: each was a chance to match falsely
public record Match(long track, long frame, long reference, double distance, double fmr, double margin, int compared) {}
