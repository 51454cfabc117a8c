package org.semblance.decide;

/// Why an attempt ended without a yes.
public enum Refusal {
    /// A face was there, good enough to tell, and it is not this user's.
    NOT_THIS_PERSON(true),
    /// The picture did not behave like a living face before a camera.
    NOT_ALIVE(true),
    /// The head was not turned as it was asked to be, or not by one living face.
    NOT_TURNED(true),
    /// The track was lost or another face took its place; nothing was decided.
    FACE_CHANGED(false),
    /// Nobody was before the camera.
    NO_FACE(false),
    /// A face was there, never good enough to be evidence.
    NO_CLEAR_FACE(false),
    /// Several faces, and none of them plainly the one that asks.
    SEVERAL_FACES(false),
    /// Too dark to see anything.
    DARK(false),
    /// A camera this user was never enrolled with, and did not yet vouch for with the password.
    NEW_CAMERA(false),
    /// The user locked the screen and has not left since.
    STILL_THERE(false),
    /// The machine started, and the password was not typed since.
    AFTER_BOOT(false),
    /// The password was typed too long ago, however often a face was recognized in between.
    PASSWORD_AGE(false),
    /// Nobody used the session for long, and only a color camera looks.
    LONG_IDLE(false),
    /// Too many failures: the password is asked for a while.
    LOCKED_OUT(false),
    /// This user has no references of the model in use.
    NOT_ENROLLED(false);

    private final boolean failure;

    Refusal(boolean failure) {
        this.failure = failure;
    }

    /// Whether it counts towards the lockout. Only attempts with a face that was looked at do.
    public boolean isFailure() {
        return failure;
    }
}
