package org.semblance.liveness;

import org.semblance.align.Hint;
import org.semblance.align.Pose;

/// A way to turn the head, as the person sees it. Up and down are not among them: five points tell a nod poorly.
public enum Turn {
    LEFT(1, Hint.CHALLENGE_LEFT),
    RIGHT(-1, Hint.CHALLENGE_RIGHT);

    private final int sign;
    private final Hint hint;

    Turn(int sign, Hint hint) {
        this.sign = sign;
        this.hint = hint;
    }

    /// How the person is asked for it.
    public Hint hint() {
        return hint;
    }

    /// How far the head is turned this way against an earlier pose, in degrees; negative for the other way.
    double degrees(Pose now, Pose straight) {
        return sign * (now.yaw() - straight.yaw());
    }

    /// The same of what [Parallax] tells.
    double of(double parallax) {
        return sign * parallax;
    }
}
