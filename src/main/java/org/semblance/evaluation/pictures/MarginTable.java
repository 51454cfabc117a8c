package org.semblance.evaluation.pictures;

import java.util.ArrayList;
import java.util.List;
import org.semblance.match.Cohort;

/// What the margin rule lets through: the nearest of the cohort is further than the reference by at least alpha.
final class MarginTable {
    private static final double[] ALPHAS = {-0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.15, 0.2, 0.3};

    /// @param fmr of the margin alone
    /// @param fmrWithDistance of margin and distance together
    record Row(double alpha, double fmr, double fnmr, double fmrWithDistance, double fnmrWithDistance) {}

    private MarginTable() {}

    /// @param distance the threshold of the rule's other half
    static List<Row> of(List<AllPairs.Labeled> faces, Cohort cohort, double distance) {
        var passed = new long[2][ALPHAS.length];
        var passedBoth = new long[2][ALPHAS.length];
        var all = new long[2];
        for (var live : faces) {
            var nearest = cohort.nearest(live.face());
            for (var reference : faces) {
                if (live == reference) continue;
                var genuine = live.person() == reference.person() ? 1 : 0;
                var apart = live.face().distanceTo(reference.face());
                all[genuine]++;
                for (var i = 0; i < ALPHAS.length && nearest - apart >= ALPHAS[i]; i++) {
                    passed[genuine][i]++;
                    if (apart <= distance) passedBoth[genuine][i]++;
                }
            }
        }
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
