package org.semblance.align;

/// What the person before the camera can do about a frame that is not good enough.
public enum Hint {
    NO_FACE,
    ONE_FACE_ONLY,
    MOVE_CLOSER,
    MOVE_BACK,
    CENTER,
    HOLD_STILL,
    MORE_LIGHT,
    LESS_LIGHT,
    STRAIGHTEN_HEAD,
    LOOK_AT_CAMERA,
    TURN_LEFT,
    TURN_RIGHT,
    LOOK_UP,
    LOOK_DOWN,
    CHALLENGE_LEFT,
    CHALLENGE_RIGHT,
    CHALLENGE_BACK,
    GOOD
}
