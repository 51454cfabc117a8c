package org.semblance.evaluation;

import java.util.function.DoubleConsumer;
import org.semblance.evaluation.report.Evaluation;
import org.semblance.inference.ModelException;

/// Something that can be measured.
@FunctionalInterface
public interface Trial {
    /// @param progress hears how far it is, 0 to 1, on any thread
    Evaluation run(DoubleConsumer progress) throws EvaluationException, ModelException, InterruptedException;
}
