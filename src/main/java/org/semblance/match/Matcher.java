package org.semblance.match;

import org.semblance.embed.Embedding;

/// Compares faces with every reference of one gallery.
public final class Matcher {
    private final Gallery gallery;
    private final Calibration calibration;
    private final Cohort cohort;

    /// @throws IllegalArgumentException for an empty gallery
    public Matcher(Gallery gallery, Calibration calibration, Cohort cohort) {
        if (gallery.isEmpty()) throw new IllegalArgumentException("an empty gallery matches nobody");
        this.gallery = gallery;
        this.calibration = calibration;
        this.cohort = cohort;
    }

    public Gallery gallery() {
        return gallery;
    }

    /// @param face of a track in a frame, of the model that made the references
    public Match match(Embedding face, long track, long frame) {
        var turned = gallery.turned(face);
        Reference nearest = null;
        var least = Double.MAX_VALUE;
        for (var reference : gallery.references()) {
            var distance = reference.embedding().distanceTo(turned);
            if (distance < least) {
                least = distance;
                nearest = reference;
            }
        }
        if (nearest == null) throw new IllegalStateException("no distance is a number");
        return new Match(
                track,
                frame,
                nearest.id(),
                least,
                calibration.fmr(least),
                cohort.nearest(face) - least,
                gallery.references().size());
    }
}
