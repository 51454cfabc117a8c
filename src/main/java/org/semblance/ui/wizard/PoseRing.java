package org.semblance.ui.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.shape.Line;
import org.semblance.ipc.Event;

/// Ticks around the face: a quarter for each way to turn the head, filled from its middle outward. As in a mirror,
/// the person's left is on the left.
final class PoseRing extends Group {
    private static final int TICKS = 76;
    private static final int QUARTER = TICKS / 4;
    private static final PseudoClass COVERED = PseudoClass.getPseudoClass("covered");
    /// The middle of each quarter, counted in ticks from the top, clockwise.
    private static final Map<String, Integer> MIDDLES =
            Map.of("pose.UP", 0, "pose.RIGHT", QUARTER, "pose.DOWN", 2 * QUARTER, "pose.LEFT", 3 * QUARTER);

    private final List<Line> ticks = new ArrayList<>();

    PoseRing() {
        for (var i = 0; i < TICKS; i++) {
            var tick = new Line();
            tick.getStyleClass().add("tick");
            ticks.add(tick);
        }
        getChildren().setAll(ticks);
    }

    /// Places the ticks between two ovals around one center.
    void place(double x, double y, double radiusX, double radiusY, double length) {
        for (var i = 0; i < TICKS; i++) {
            var angle = 2 * Math.PI * i / TICKS;
            var sin = Math.sin(angle);
            var cos = Math.cos(angle);
            var tick = ticks.get(i);
            tick.setStartX(x + radiusX * sin);
            tick.setStartY(y - radiusY * cos);
            tick.setEndX(x + (radiusX + length) * sin);
            tick.setEndY(y - (radiusY + length) * cos);
        }
    }

    void cover(List<Event.Pose> poses) {
        for (var pose : poses) {
            var middle = MIDDLES.get(pose.key());
            if (middle == null) continue;
            var filled = (int) Math.round(pose.fraction() * QUARTER);
            for (var n = 0; n < QUARTER; n++) {
                var outward = n % 2 == 0 ? n / 2 : -(n + 1) / 2;
                cover(Math.floorMod(middle + outward, TICKS), n < filled);
            }
        }
    }

    void coverAll(boolean covered) {
        for (var i = 0; i < TICKS; i++) cover(i, covered);
    }

    private void cover(int tick, boolean covered) {
        ticks.get(tick).pseudoClassStateChanged(COVERED, covered);
    }
}
