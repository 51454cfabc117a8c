package org.semblance.recognition;

import org.semblance.embed.Embedding;
import org.semblance.match.Calibration;

/// Notices when another person takes a face's place without a gap, which boxes and points do not show: what was
/// known of the one must not be continued by the other.
final class SwapGuard {
    /// One frame after the other the same person is far nearer than this; of two people one pair in a hundred
    /// is not told apart.
    private static final double OTHER_PERSON_RATE = 1e-2;

    private final Calibration calibration;
    private long track = -1;
    private Embedding last;

    SwapGuard(Calibration calibration) {
        this.calibration = calibration;
    }

    /// @return whether the track went on with somebody else
    boolean isSwapped(long seenTrack, Embedding seen) {
        var swapped = seenTrack == track && calibration.fmr(last.distanceTo(seen)) > OTHER_PERSON_RATE;
        track = seenTrack;
        last = seen;
        return swapped;
    }

    void forget() {
        track = -1;
        last = null;
    }

    /// The track goes on under another number.
    void renamed(long number) {
        track = number;
    }
}
