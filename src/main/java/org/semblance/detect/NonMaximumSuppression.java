package org.semblance.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Of boxes that overlap by more than a share, only the best scored stays.
final class NonMaximumSuppression {
    private NonMaximumSuppression() {}

    /// @return best score first
    static List<Face> apply(List<Face> faces, double share) {
        var kept = new ArrayList<Face>();
        faces.stream()
                .filter(face -> Double.isFinite(face.box().area()) && face.box().area() > 0)
                .sorted(Comparator.comparingDouble(Face::score).reversed())
                .forEach(face -> {
                    if (kept.stream().noneMatch(better -> better.box().overlap(face.box()) > share)) kept.add(face);
                });
        return List.copyOf(kept);
    }
}
