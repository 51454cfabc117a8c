package org.semblance.evaluation;

/// Where a head is and which way it looks. Angles in degrees; the picture stays natural within yaw 30, pitch 20 and
/// roll 20.
///
/// @param yaw positive: the face turns to the right of the picture
/// @param pitch positive: the face looks up
/// @param roll positive: the head leans clockwise
/// @param x where the middle of the face is, in pixels, while it looks straight ahead
/// @param faceWidth about the width of a detector's box, in pixels
public record Pose(double yaw, double pitch, double roll, double x, double y, double faceWidth) {

    public static Pose frontal(double x, double y, double faceWidth) {
        return new Pose(0, 0, 0, x, y, faceWidth);
    }

    public Pose turned(double yaw, double pitch, double roll) {
        return new Pose(yaw, pitch, roll, x, y, faceWidth);
    }

    public Pose moved(double dx, double dy, double scale) {
        return new Pose(yaw, pitch, roll, x + dx, y + dy, faceWidth * scale);
    }

    /// The pose `t` (0 to 1) of the way to another.
    Pose towards(Pose other, double t) {
        return new Pose(
                yaw + (other.yaw - yaw) * t,
                pitch + (other.pitch - pitch) * t,
                roll + (other.roll - roll) * t,
                x + (other.x - x) * t,
                y + (other.y - y) * t,
                faceWidth + (other.faceWidth - faceWidth) * t);
    }
}
