package org.semblance.training;

import java.util.function.IntToDoubleFunction;
import org.semblance.inference.ModelException;

/// A way to tell people apart, trained and ready for people to be added.
interface Design {
    /// Does everything that has to happen before a person's first attempt.
    ///
    /// @return how far a face is from that person: 0 for the same, up to 2
    IntToDoubleFunction add(BaselineFaces.Newcomer newcomer)
            throws ModelException, TrainingException, InterruptedException;

    /// Makes a distance of what a network gives that says yes (above 0) or no: the order stays.
    static double distance(double logit) {
        return 2 / (1 + Math.exp(logit / 4));
    }
}
