package org.semblance.training;

/// Ends a training whose validations do not get better any more.
final class EarlyStop {
    private final int patience;
    private double best = Double.NEGATIVE_INFINITY;
    private int worse;

    /// @param patience validations in a row that may be no better than the best; 0 for any number
    EarlyStop(int patience) {
        this.patience = patience;
    }

    boolean isDue(Validation.Result result) {
        var value = Double.isNaN(result.tar3()) ? result.cosine() : result.tar3();
        if (patience == 0 || Double.isNaN(value)) return false;
        worse = value > best ? 0 : worse + 1;
        best = Math.max(best, value);
        return worse >= patience;
    }
}
