package org.semblance.decide;

import org.semblance.liveness.Liveness;
import org.semblance.match.Match;

/// How an attempt comes to its decision.
public sealed interface Deliberation permits Attempt, ChallengedAttempt {
    Decision decision();

    /// Adds what one frame says of who it is. After the end nothing changes.
    ///
    /// @param searched whether the detector saw the whole frame; no other is accepted on
    /// @param nowNanos [System#nanoTime]
    Decision add(Match match, Liveness liveness, boolean searched, long nowNanos);

    /// Whether all that lacks is a last look at a whole frame.
    boolean isConvinced();

    /// Ends it because time is up or the source ended.
    ///
    /// @param otherwise why, should there have been no evidence at all
    Decision giveUp(Refusal otherwise);
}
