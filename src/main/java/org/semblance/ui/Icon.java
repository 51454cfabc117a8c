package org.semblance.ui;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;

/// Signs, drawn as lines on a field of 24 by 24. They repeat what a text beside them says.
public enum Icon {
    CAMERA("M4 7 h11 a1.5 1.5 0 0 1 1.5 1.5 v7 a1.5 1.5 0 0 1 -1.5 1.5 h-11 a1.5 1.5 0 0 1 -1.5 -1.5 v-7"
            + " a1.5 1.5 0 0 1 1.5 -1.5 z M16.5 11 l5 -3 v8 l-5 -3"),
    CHECK("M5 12.5 l4.5 4.5 l9.5 -10"),
    CROSS("M6.5 6.5 l11 11 M17.5 6.5 l-11 11"),
    ERASE("M4.5 7 h15 M9.5 7 v-2.5 h5 v2.5 M6.5 7 l0.8 12.5 h9.4 l0.8 -12.5 M10.2 10.5 v5.5 M13.8 10.5 v5.5"),
    FACE("M12 3.5 a6.3 7.8 0 0 1 6.3 8 c0 4.7 -2.9 9 -6.3 9 c-3.4 0 -6.3 -4.3 -6.3 -9 a6.3 7.8 0 0 1 6.3 -8 z"
            + " M9.4 10 v1 M14.6 10 v1 M9.4 15 c1.5 1.5 3.7 1.5 5.2 0"),
    FOLDER("M3 6.5 h6.5 l2 2.5 h9.5 v10 h-18 z"),
    LOCK("M6 11 h12 v9 h-12 z M8.5 11 v-3 a3.5 3.5 0 0 1 7 0 v3"),
    PAUSE("M9 6 v12 M15 6 v12"),
    PEN("M5 19 l1 -4 l10 -10 l3 3 l-10 10 z M13.5 7.5 l3 3"),
    PLUS("M12 5 v14 M5 12 h14"),
    UNLOCK("M6 11 h12 v9 h-12 z M8.5 11 v-3.5 a3.5 3.5 0 0 1 6.8 -1"),
    WARNING("M12 4 l9 16 h-18 z M12 10 v5 M12 17.3 v0.2");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /// @param size of a side, in pixels
    public Node node(double size) {
        var lines = new SVGPath();
        lines.setContent(path);
        lines.getStyleClass().add("lines");
        var field = new Group(new Rectangle(24, 24, Color.TRANSPARENT), lines);
        field.setScaleX(size / 24);
        field.setScaleY(size / 24);
        var node = new StackPane(new Group(field));
        node.getStyleClass().addAll("icon", "icon-" + name().toLowerCase(java.util.Locale.ROOT));
        node.setMinSize(size, size);
        node.setMaxSize(size, size);
        return node;
    }
}
