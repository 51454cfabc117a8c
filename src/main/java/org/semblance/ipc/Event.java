package org.semblance.ipc;

import java.time.Duration;
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

    /// May the face be used for this? Told to who attends, answered by [Request.AnswerQuestion].
    ///
    /// @param number a random one: an answer without it is none
    /// @param service the PAM service that asks: `polkit-1`
    /// @param programs which program asks, what has started it, and so on; as the kernel tells it
    /// @param terminal of the program, or ""
    /// @param patience how long an answer is waited for
    record Question(String number, String service, List<Program> programs, String terminal, Duration patience)
            implements Event {}

    /// @param command as it was typed, without control characters, cut off where it is very long
    /// @param executable a file; "" where the kernel does not tell the service
    record Program(int process, String name, String command, String executable) {}

    /// The question needs no answer any more.
    ///
    /// @param accepted it was answered with yes, and then the face was recognized
    record QuestionOver(String number, boolean accepted) implements Event {}

    enum Verdict {
        PENDING,
        ACCEPTED,
        REFUSED
    }
}
