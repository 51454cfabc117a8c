package org.semblance.ui.wizard;

import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.semblance.ipc.Words;

/// What stands around every page: its title above, where it is and the buttons below.
final class WizardPane extends BorderPane {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    final Button cancel = new Button();
    final Button back = new Button(Words.text("ui.wizard.back"));
    final Button next = new Button();
    private final Label title = new Label();
    private final Label lead = new Label();
    private final HBox dots = new HBox();
    private final ScrollPane middle = new ScrollPane();

    WizardPane(int pages) {
        getStyleClass().addAll("window", "wizard");
        setAccessibleRole(AccessibleRole.DIALOG);
        title.getStyleClass().add(Styles.TITLE_2);
        lead.getStyleClass().add("lead");
        for (var label : new Label[] {title, lead}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(title, dots);
        line.getStyleClass().add("line");
        var header = new VBox(line, lead);
        header.getStyleClass().add("header");
        middle.setFitToWidth(true);
        middle.setFitToHeight(true);
        middle.setFocusTraversable(false);
        middle.getStyleClass().add("middle");
        for (var i = 0; i < pages; i++) dots.getChildren().add(dot());
        dots.getStyleClass().add("dots");
        dots.setAlignment(Pos.CENTER_RIGHT);
        dots.setMinWidth(USE_PREF_SIZE);
        addEventFilter(KeyEvent.KEY_PRESSED, this::goOnFromAChoice);
        setTop(header);
        setCenter(middle);
        setBottom(footer());
    }

    /// A choice takes the Enter key for itself, and makes nothing of it.
    private void goOnFromAChoice(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER || !(event.getTarget() instanceof RadioButton)) return;
        event.consume();
        next.fire();
    }

    private static Region dot() {
        var dot = new Region();
        dot.getStyleClass().add("dot");
        return dot;
    }

    private HBox footer() {
        cancel.setId("cancel");
        cancel.setCancelButton(true);
        back.setId("back");
        next.setId("next");
        next.setDefaultButton(true);
        for (var button : new Button[] {cancel, back, next}) button.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var footer = new HBox(cancel, gap, back, next);
        footer.setAlignment(Pos.CENTER);
        footer.getStyleClass().add("footer");
        return footer;
    }

    void show(Page page, int number, boolean mayGoBack) {
        title.setText(page.title());
        lead.setText(page.lead());
        lead.setManaged(!page.lead().isEmpty());
        middle.setContent(page);
        back.setVisible(mayGoBack);
        cancel.setText(page.cancelText());
        cancel.setVisible(!page.cancelText().isEmpty());
        next.setText(page.nextText());
        for (var i = 0; i < dots.getChildren().size(); i++) {
            dots.getChildren().get(i).pseudoClassStateChanged(HERE, i == number);
        }
        dots.setAccessibleText(
                Words.text("ui.wizard.step", number + 1, dots.getChildren().size()));
        setAccessibleText(page.title() + ". " + page.lead());
    }
}
