package org.semblance.cli;

import java.util.List;
import java.util.OptionalDouble;

/// What happened in the demo; no attempts where it only showed a camera.
public record DemoReport(List<Attempt> attempts) {

    /// @param who "the owner again"
    /// @param owner whether it really was the enrolled person
    /// @param distance to the nearest reference; empty when no face was good enough to compare
    /// @param fmr the false match rate of that distance
    /// @param reason a key of the words bundle, `refusal.NOT_THIS_PERSON`; "" for a yes
    public record Attempt(
            String who,
            boolean owner,
            OptionalDouble distance,
            OptionalDouble fmr,
            boolean accepted,
            String reason,
            long milliseconds) {}

    /// The owner gets in, nobody else does.
    public boolean isAsExpected() {
        return attempts.stream().allMatch(attempt -> attempt.accepted() == attempt.owner());
    }
}
