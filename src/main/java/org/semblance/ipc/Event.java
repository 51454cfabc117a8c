package org.semblance.ipc;

import java.util.List;

/// What a client hears while its request is worked on.
public sealed interface Event {

    /// How far it is, 0 to 1.
    record Progress(double fraction) implements Event {}

    /// What the person before the camera can do: a key of the words bundle, `hint.MOVE_CLOSER`.
    record Hint(String key) implements Event {}

    /// The watch, or an enrolment, is in another state.
    ///
    /// @param key of the words bundle: `state.LOOKING`
    /// @param reason another key, or ""
    /// @param detail a sentence about this very case, as which program holds the camera, or ""
    record State(String key, String reason, String detail) implements Event {}

    /// How much of each pose has been seen, for a ring that fills.
    record Poses(List<Pose> poses) implements Event {}

    /// @param key of the words bundle: `pose.LEFT`
    /// @param fraction 0 to 1
    /// @param needed whether there is no enrolment without it
    record Pose(String key, double fraction, boolean needed) {}

    /// A picture to show, with what was found in it.
    ///
    /// @param bgr `height` x `width` x 3 bytes, blue first
    record Preview(int width, int height, byte[] bgr, List<Mark> marks) implements Event {}

    /// A face in a picture: box in pixels, five points as x, y pairs (left eye first, as seen in the picture).
    record Mark(float x, float y, float width, float height, float[] points, String label, Verdict verdict) {}

    enum Verdict {
        PENDING,
        ACCEPTED,
        REFUSED
    }
}
