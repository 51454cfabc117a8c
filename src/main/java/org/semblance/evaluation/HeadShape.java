package org.semblance.evaluation;

/// The depth given to a portrait: the front of an ellipsoid with a nose on it, levelling off at the silhouette
/// so that no turn within 30 degrees folds the picture over itself. Lengths in portrait pixels, z towards the
/// camera.
///
/// One instance holds the last point it was asked for; it belongs to one thread.
final class HeadShape {
    static final double CENTER_X = 145;
    static final double FACE_Y = 160;
    /// Width of a detector's box in a portrait.
    static final double FACE_WIDTH = 112;

    private static final double CENTER_Y = 158;
    private static final double HALF_WIDTH = 80;
    private static final double HALF_HEIGHT = 125;
    private static final double DEPTH = 84;
    private static final double ROUND_UNTIL = 0.8;
    private static final double LEVELLING = 0.25;
    private static final double NOSE_Y = 170;
    private static final double NOSE_DEPTH = 20;
    private static final double NOSE_RADIUS = 20;

    double z;
    double slopeX;
    double slopeY;

    void at(double x, double y) {
        var dx = x - CENTER_X;
        var dy = y - CENTER_Y;
        var px = dx / (HALF_WIDTH * HALF_WIDTH);
        var py = dy / (HALF_HEIGHT * HALF_HEIGHT);
        var rho = Math.sqrt(dx * px + dy * py);
        double slope; // of z over rho, divided by rho
        if (rho < ROUND_UNTIL) {
            var root = Math.sqrt(1 - rho * rho);
            z = DEPTH * root;
            slope = -DEPTH / root;
        } else {
            var edge = Math.sqrt(1 - ROUND_UNTIL * ROUND_UNTIL);
            var steepest = DEPTH * ROUND_UNTIL / edge;
            var beyond = rho - ROUND_UNTIL;
            var decay = 1 + beyond / LEVELLING;
            z = DEPTH * edge - steepest * beyond / decay;
            slope = -steepest / (decay * decay) / rho;
        }
        slopeX = slope * px;
        slopeY = slope * py;
        nose(dx, y - NOSE_Y);
    }

    private void nose(double dx, double dy) {
        // The bridge rises slowly towards the tip and falls off quickly under it.
        var ry = dy < 0 ? NOSE_RADIUS * 1.7 : NOSE_RADIUS * 0.9;
        var bump = 1 / (1 + dx * dx / (NOSE_RADIUS * NOSE_RADIUS) + dy * dy / (ry * ry));
        var height = NOSE_DEPTH * bump * bump;
        z += height;
        slopeX -= 4 * height * bump * dx / (NOSE_RADIUS * NOSE_RADIUS);
        slopeY -= 4 * height * bump * dy / (ry * ry);
    }
}
