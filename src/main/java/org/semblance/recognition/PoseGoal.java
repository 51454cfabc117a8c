package org.semblance.recognition;

import org.semblance.align.Hint;
import org.semblance.align.Pose;

/// A way to hold the head that an enrolment wants to have seen. Turns are the person's own, and against the way
/// they look straight ahead: cameras hang above and below eyes.
public enum PoseGoal {
    FRONT(Hint.LOOK_AT_CAMERA) {
        @Override
        boolean holds(double yaw, double pitch) {
            return Math.abs(yaw) <= 9 && Math.abs(pitch) <= 9;
        }
    },
    LEFT(Hint.TURN_LEFT) {
        @Override
        boolean holds(double yaw, double pitch) {
            return yaw >= 11 && yaw <= 34 && Math.abs(pitch) <= 14;
        }
    },
    RIGHT(Hint.TURN_RIGHT) {
        @Override
        boolean holds(double yaw, double pitch) {
            return -yaw >= 11 && -yaw <= 34 && Math.abs(pitch) <= 14;
        }
    },
    UP(Hint.LOOK_UP) {
        @Override
        boolean holds(double yaw, double pitch) {
            return -pitch >= 8 && -pitch <= 28 && Math.abs(yaw) <= 14;
        }
    },
    DOWN(Hint.LOOK_DOWN) {
        @Override
        boolean holds(double yaw, double pitch) {
            return pitch >= 8 && pitch <= 28 && Math.abs(yaw) <= 14;
        }
    };

    private final Hint hint;

    PoseGoal(Hint hint) {
        this.hint = hint;
    }

    /// What to ask for to reach it.
    public Hint hint() {
        return hint;
    }

    boolean isReached(Pose pose, Pose straight) {
        return holds(pose.yaw() - straight.yaw(), pose.pitch() - straight.pitch());
    }

    abstract boolean holds(double yaw, double pitch);
}
