package org.semblance.ui;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A line of a box: what it is about, a sentence about it, and what can be done with it.
public final class Row extends HBox {
    public final Label title = new Label();
    public final Label text = new Label();
    public final Label problem = new Label();

    public Row(String title, String text, Node... controls) {
        getStyleClass().add("row");
        setAlignment(Pos.CENTER_LEFT);
        this.title.setText(title);
        this.text.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        this.problem.getStyleClass().addAll(Styles.DANGER, Styles.TEXT_SMALL, "problem");
        for (var label : new Label[] {this.title, this.text, this.problem}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        say(this.text, text);
        say(this.problem, "");
        var words = new VBox(this.title, this.text, this.problem);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().add(words);
        getChildren().addAll(controls);
    }

    public void text(String words) {
        say(text, words);
    }

    public void problem(String words) {
        say(problem, words);
    }

    private static void say(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
    }
}
