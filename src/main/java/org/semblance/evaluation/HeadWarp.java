package org.semblance.evaluation;

/// Where every pixel of a picture comes from in the sprite of a posed person, and how brightly it is lit, on a
/// coarse grid that is enlarged afterwards. The head turns on the neck, the shoulders stay; the inverse of that
/// movement is found by Newton steps, each point starting where its neighbor ended.
final class HeadWarp {
    /// Picture pixels per grid step.
    static final int STEP = 8;

    static final int COLUMNS = Scene.WIDTH / STEP;
    static final int ROWS = Scene.HEIGHT / STEP;

    private static final double NECK_Y = 232;
    private static final double MOVES_ABOVE = 215;
    private static final double RESTS_BELOW = 305;
    /// Distance of the camera: gives a turned head its perspective.
    private static final double CAMERA = 900;

    private static final int NEWTON_STEPS = 3;

    /// Sprite coordinates, x and y interleaved.
    final float[] source = new float[2 * COLUMNS * ROWS];
    /// 128 is unchanged.
    final byte[] shade = new byte[COLUMNS * ROWS];

    private final HeadShape shape = new HeadShape();
    private double r00;
    private double r01;
    private double r02;
    private double r10;
    private double r11;
    private double r12;
    private double r20;
    private double r21;
    private double r22;
    private double x;
    private double y;

    void compute(Pose pose, Light light) {
        rotate(Math.toRadians(pose.yaw()), Math.toRadians(pose.pitch()), Math.toRadians(pose.roll()));
        var scale = pose.faceWidth() / HeadShape.FACE_WIDTH;
        var lamp = new Lamp(light);
        for (var row = 0; row < ROWS; row++) {
            var targetY = (row * STEP + (STEP - 1) / 2.0 - pose.y()) / scale + HeadShape.FACE_Y;
            for (var column = 0; column < COLUMNS; column++) {
                var targetX = (column * STEP + (STEP - 1) / 2.0 - pose.x()) / scale + HeadShape.CENTER_X;
                if (column == 0) {
                    x = targetX;
                    y = targetY;
                } else {
                    x += STEP / scale;
                }
                for (var step = 0; step < NEWTON_STEPS; step++) improve(targetX, targetY);
                var index = row * COLUMNS + column;
                source[2 * index] = (float) (x + SyntheticPerson.MARGIN);
                source[2 * index + 1] = (float) y;
                shade[index] = (byte) lamp.on(this);
            }
        }
    }

    private void improve(double targetX, double targetY) {
        shape.at(x, y);
        if (y > RESTS_BELOW || targetY > RESTS_BELOW + 20) {
            x = targetX;
            y = targetY;
            return;
        }
        var across = x - HeadShape.CENTER_X;
        var down = y - NECK_Y;
        var depth = r20 * across + r21 * down + r22 * shape.z;
        var perspective = CAMERA / (CAMERA + shape.z - depth);
        var movedX = HeadShape.CENTER_X + perspective * (r00 * across + r01 * down + r02 * shape.z);
        var movedY = NECK_Y + perspective * (r10 * across + r11 * down + r12 * shape.z);
        var t = Math.clamp((y - MOVES_ABOVE) / (RESTS_BELOW - MOVES_ABOVE), 0, 1);
        var follows = 1 - t * t * (3 - 2 * t);
        var fading = -6 * t * (1 - t) / (RESTS_BELOW - MOVES_ABOVE);
        var errorX = x + follows * (movedX - x) - targetX;
        var errorY = y + follows * (movedY - y) - targetY;
        var j00 = 1 - follows + follows * (r00 + r02 * shape.slopeX);
        var j01 = follows * (r01 + r02 * shape.slopeY) + fading * (movedX - x);
        var j10 = follows * (r10 + r12 * shape.slopeX);
        var j11 = 1 - follows + follows * (r11 + r12 * shape.slopeY) + fading * (movedY - y);
        var determinant = Math.max(0.2, j00 * j11 - j01 * j10);
        x -= Math.clamp((j11 * errorX - j01 * errorY) / determinant, -25, 25);
        y -= Math.clamp((j00 * errorY - j10 * errorX) / determinant, -25, 25);
    }

    private void rotate(double yaw, double pitch, double roll) {
        var cy = Math.cos(yaw);
        var sy = Math.sin(yaw);
        var cp = Math.cos(pitch);
        var sp = Math.sin(pitch);
        var cr = Math.cos(roll);
        var sr = Math.sin(roll);
        // roll after pitch after yaw, y downwards
        r00 = cr * cy - sr * sp * sy;
        r01 = -sr * cp;
        r02 = cr * sy + sr * sp * cy;
        r10 = sr * cy + cr * sp * sy;
        r11 = cr * cp;
        r12 = sr * sy - cr * sp * cy;
        r20 = -cp * sy;
        r21 = sp;
        r22 = cp * cy;
    }

    /// Lambert's law with some light from everywhere.
    private static final class Lamp {
        private final double x;
        private final double y;
        private final double z;
        private final double contrast;

        Lamp(Light light) {
            var azimuth = Math.toRadians(light.azimuth());
            var elevation = Math.toRadians(light.elevation());
            x = Math.sin(azimuth) * Math.cos(elevation);
            y = -Math.sin(elevation);
            z = Math.cos(azimuth) * Math.cos(elevation);
            contrast = light.contrast();
        }

        long on(HeadWarp warp) {
            var shape = warp.shape;
            var nx = -0.8 * shape.slopeX;
            var ny = -0.8 * shape.slopeY;
            var length = Math.sqrt(nx * nx + ny * ny + 1);
            var turnedX = (warp.r00 * nx + warp.r01 * ny + warp.r02) / length;
            var turnedY = (warp.r10 * nx + warp.r11 * ny + warp.r12) / length;
            var turnedZ = (warp.r20 * nx + warp.r21 * ny + warp.r22) / length;
            var lit = Math.max(0, turnedX * x + turnedY * y + turnedZ * z) / Math.max(0.55, z);
            return Math.round(128 * Math.min(1.9, 1 - contrast + contrast * lit));
        }
    }
}
