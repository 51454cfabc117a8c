package org.semblance.evaluation.rates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The verification protocol of Labeled Faces in the Wild (Huang et al. 2007): each fold is judged at the threshold
/// that is best on the others.
public final class TenFolds {
    /// A pair of faces.
    ///
    /// @param fold from 0
    public record Comparison(int fold, boolean genuine, double distance) {}

    /// @param accuracy mean over the folds
    /// @param standardError of that mean
    public record Result(double accuracy, double standardError, List<Double> folds) {}

    private TenFolds() {}

    /// @throws IllegalArgumentException for fewer than two folds
    public static Result judge(List<Comparison> comparisons) {
        var folds = comparisons.stream().mapToInt(Comparison::fold).max().orElse(-1) + 1;
        if (folds < 2) throw new IllegalArgumentException("cross-validation needs two folds");
        var accuracies = new ArrayList<Double>();
        for (var fold = 0; fold < folds; fold++) {
            var held = fold;
            var threshold = best(
                    comparisons.stream().filter(pair -> pair.fold() != held).toList());
            var own = comparisons.stream().filter(pair -> pair.fold() == held).toList();
            var right = own.stream()
                    .filter(pair -> pair.genuine() == pair.distance() <= threshold)
                    .count();
            accuracies.add((double) right / own.size());
        }
        var mean =
                accuracies.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        var squares = accuracies.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return new Result(mean, Math.sqrt(squares / (folds - 1) / folds), List.copyOf(accuracies));
    }

    /// Half way between the two distances that part right from wrong best.
    private static double best(List<Comparison> pairs) {
        var sorted = pairs.toArray(Comparison[]::new);
        Arrays.sort(sorted, (a, b) -> Double.compare(a.distance(), b.distance()));
        var right = Arrays.stream(sorted).filter(pair -> !pair.genuine()).count();
        var most = right;
        var threshold = 0.0;
        for (var i = 0; i < sorted.length; i++) {
            right += sorted[i].genuine() ? 1 : -1;
            var next = i + 1 < sorted.length ? sorted[i + 1].distance() : 2;
            if (right > most && next > sorted[i].distance()) {
                most = right;
                threshold = (sorted[i].distance() + next) / 2;
            }
        }
        return threshold;
    }
}
