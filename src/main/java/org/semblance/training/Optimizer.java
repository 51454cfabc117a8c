package org.semblance.training;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/// Moves parameters against their gradients.
public interface Optimizer {
    /// @param rate 0 to 1: the schedule's share of the optimizer's own learning rate
    void step(double rate);

    /// What it remembers between steps, by name, for a checkpoint to save and to fill in.
    Map<String, Tensor> state();
}
