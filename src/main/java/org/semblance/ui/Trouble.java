package org.semblance.ui;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;

/// What went wrong, what to do about it, and a button to try again.
public final class Trouble extends VBox {
    private final Label happened = new Label();
    private final Label remedy = new Label();
    private final Button again = new Button(Words.text("ui.again"));

    public Trouble(Runnable tryAgain) {
        getStyleClass().add("trouble");
        setAlignment(Pos.CENTER);
        happened.getStyleClass().add(Styles.TITLE_4);
        happened.setId("trouble");
        remedy.setId("remedy");
        for (var label : new Label[] {happened, remedy}) label.setWrapText(true);
        again.setId("again");
        again.setOnAction(_ -> tryAgain.run());
        getChildren().addAll(Icon.WARNING.node(40), happened, remedy, again);
        hide();
    }

    /// Shows it, and gives the button the keyboard.
    public void interrupt(Answer.Failed failed) {
        show(failed.message(), failed.remedy());
        again.requestFocus();
    }

    public void show(String message, String whatToDo) {
        happened.setText(message);
        remedy.setText(whatToDo);
        remedy.setManaged(!whatToDo.isEmpty());
        again.setAccessibleText(Words.text("ui.again.about", message, whatToDo));
        setVisible(true);
    }

    public void hide() {
        setVisible(false);
    }
}
