package org.semblance.evaluation.calibration;

import java.util.ArrayList;
import java.util.List;
import org.semblance.evaluation.EvaluationException;
import org.semblance.evaluation.EvaluationFlaw;

/// What the margin rule lets through: the nearest of the cohort is further than the reference by at least
/// alpha.
final class MarginTable {
    private static final double[] ALPHAS = {-0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3};

    /// @param fmr of the margin alone
    /// @param fmrWithDistance of margin and distance together
    record Row(double alpha, double fmr, double fnmr, double fmrWithDistance, double fnmrWithDistance) {}

    private final double distance;
    private final long[][] passed = new long[2][ALPHAS.length];
    private final long[][] passedBoth = new long[2][ALPHAS.length];
    private final long[] all = new long[2];

    private MarginTable(double distance) {
        this.distance = distance;
    }

    /// @param distance the threshold of the rule's other half
    /// @throws EvaluationException.TooFewPeople without both kinds of pairs within a half
    static List<Row> of(List<Comparisons> compared, double distance) throws EvaluationException {
        var table = new MarginTable(distance);
        for (var population : compared) population.visit(table::count);
        if (table.all[0] == 0 || table.all[1] == 0) {
            throw new EvaluationException.TooFewPeople(EvaluationFlaw.NO_OWNERS);
        }
        return table.rows();
    }

    private void count(boolean isGenuine, double apart, double margin) {
        var genuine = isGenuine ? 1 : 0;
        all[genuine]++;
        for (var i = 0; i < ALPHAS.length && margin >= ALPHAS[i]; i++) {
            passed[genuine][i]++;
            if (apart <= distance) passedBoth[genuine][i]++;
        }
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < ALPHAS.length; i++) {
            rows.add(new Row(
                    ALPHAS[i],
                    (double) passed[0][i] / all[0],
                    1 - (double) passed[1][i] / all[1],
                    (double) passedBoth[0][i] / all[0],
                    1 - (double) passedBoth[1][i] / all[1]));
        }
        return rows;
    }
}
