package org.semblance.training;

import java.util.Map;

/// Ends a training whose validations do not get better any more.
final class EarlyStop {
    private final int patience;
    private double best = Double.NEGATIVE_INFINITY;
    private int worse;

    /// @param patience validations in a row that may be no better than the best; 0 for any number
    EarlyStop(int patience) {
        this.patience = patience;
    }

    /// What [#load] takes, so that a training that goes on has not forgotten.
    Map<String, String> facts() {
        return Map.of("best", Double.toString(best), "worse", Integer.toString(worse));
    }

    /// @param facts of a checkpoint; one of before they were kept has none
    void load(Map<String, String> facts) {
        best = Double.parseDouble(facts.getOrDefault("best", "-Infinity"));
        worse = Integer.parseInt(facts.getOrDefault("worse", "0"));
    }

    boolean isDue(Validation.Result result) {
        var value = Double.isNaN(result.tar3()) ? result.cosine() : result.tar3();
        if (patience == 0 || Double.isNaN(value)) return false;
        worse = value > best ? 0 : worse + 1;
        best = Math.max(best, value);
        return worse >= patience;
    }
}
