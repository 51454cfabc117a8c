package org.semblance.training;

import org.bytedeco.pytorch.Tensor;

/// What a loss knows of the pictures of one step.
///
/// @param people each picture's person, as in [CropShard.Label]
/// @param teacher N x size, unit length, or null where there is no teacher
record Batch(int[] people, Tensor teacher) {}
