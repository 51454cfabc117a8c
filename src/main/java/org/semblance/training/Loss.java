package org.semblance.training;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/// What a training makes small.
interface Loss {
    /// @param embeddings N x size, unit length
    /// @return one number, with its gradient
    Tensor of(Tensor embeddings, Batch batch);

    /// What the loss itself learns, by name.
    default Map<String, Tensor> parameters() {
        return Map.of();
    }
}
