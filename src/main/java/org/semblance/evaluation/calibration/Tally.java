package org.semblance.evaluation.calibration;

import org.semblance.evaluation.rates.Distances;

/// What was compared, of a group or of everybody. One thread fills it.
final class Tally {
    /// What a comparison counts as that the margin refuses.
    private static final double REFUSED = 2;

    /// From here on the margin alone keeps a rate.
    static final double NO_LIMIT = 1.9999;

    /// Pictures of one person.
    final Distances genuine = new Distances();
    /// Pictures of two people.
    final Distances alone = new Distances();
    /// The same within halves, once with either as the live face, as far as the margin to the cohort is kept.
    final Distances kept = new Distances();

    /// @param margin of the live face
    void keep(double distance, double margin, double alpha) {
        kept.add(margin >= alpha ? distance : REFUSED);
    }

    /// Pairs of two people that were judged with the margin.
    long keptPairs() {
        return kept.count() / 2;
    }

    void addAll(Tally other) {
        genuine.addAll(other.genuine);
        alone.addAll(other.alone);
        kept.addAll(other.kept);
    }
}
