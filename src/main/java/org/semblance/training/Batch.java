package org.semblance.training;

import org.bytedeco.pytorch.Tensor;

/// What a loss knows of the pictures of one step.
///
/// @param people number of each picture's person, or [CropShard#UNKNOWN]
/// @param teacher N x size, unit length, or null where there is no teacher
record Batch(int[] people, Tensor teacher) {}
