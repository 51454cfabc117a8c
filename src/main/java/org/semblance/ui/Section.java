package org.semblance.ui;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A heading over a box of rows.
public final class Section extends VBox {
    private final VBox box = new VBox();

    public Section(String heading) {
        getStyleClass().add("section");
        box.getStyleClass().add("box");
        var label = new Label(heading);
        label.getStyleClass().add(Styles.TEXT_BOLD);
        getChildren().addAll(label, box);
    }

    public void rows(List<? extends Node> rows) {
        box.getChildren().setAll(rows);
    }
}
