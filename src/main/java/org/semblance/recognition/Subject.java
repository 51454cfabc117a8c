package org.semblance.recognition;

import java.util.Optional;
import org.semblance.align.Quality;
import org.semblance.detect.Landmarks;
import org.semblance.detect.TrackedFace;
import org.semblance.embed.Embedding;
import org.semblance.liveness.Liveness;

/// Everything one frame says of the face that asks.
///
/// @param landmarks refined, in the frame's pixels
/// @param embedding empty when the quality is too poor for evidence
public record Subject(
        TrackedFace face, Landmarks landmarks, Quality quality, Optional<Embedding> embedding, Liveness liveness) {}
