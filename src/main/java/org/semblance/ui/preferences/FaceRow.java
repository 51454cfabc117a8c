package org.semblance.ui.preferences;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.ui.Conversation;
import org.semblance.ui.Icon;
import org.semblance.ui.Row;

/// One enrolled face.
final class FaceRow extends StackPane {
    private final Answer.Face face;
    private final Conversation talk;
    private final Runnable changed;
    private final Button rename = button(Icon.PEN, "ui.preferences.rename");
    private final Button remove = button(Icon.ERASE, "ui.preferences.remove");
    private final TextField name = new TextField();
    private final Row row;

    /// @param changed run when the service has another list of faces
    FaceRow(Answer.Face face, Conversation talk, Runnable changed) {
        this.face = face;
        this.talk = talk;
        this.changed = changed;
        row = new Row(face.name(), described(face), rename, remove);
        getChildren().add(row);
        rename.setAccessibleText(Words.text("ui.preferences.rename.what", face.name()));
        remove.setAccessibleText(Words.text("ui.preferences.remove.what", face.name()));
        rename.getStyleClass().add("rename");
        remove.getStyleClass().add("remove");
        rename.setOnAction(_ -> edit(true));
        remove.setOnAction(_ -> confirm());
        name.getStyleClass().add("new-name");
        name.setAccessibleText(Words.text("ui.preferences.rename.what", face.name()));
        name.setOnAction(_ -> rename());
        name.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            event.consume();
            edit(false);
        });
        name.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) edit(false);
        });
    }

    private static Button button(Icon icon, String words) {
        var button = new Button(null, icon.node(18));
        button.getStyleClass().addAll(atlantafx.base.theme.Styles.BUTTON_ICON, atlantafx.base.theme.Styles.FLAT);
        button.setTooltip(new Tooltip(Words.text(words)));
        return button;
    }

    private static String described(Answer.Face face) {
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.getDefault())
                .format(face.enrolled().atZone(ZoneId.systemDefault()));
        return Words.text("ui.preferences.face", day, face.references());
    }

    private void edit(boolean editing) {
        name.setText(face.name());
        row.title.setGraphic(editing ? name : null);
        row.title.setText(editing ? "" : face.name());
        if (editing) name.requestFocus();
        if (editing) name.selectAll();
    }

    private void rename() {
        var wanted = name.getText().strip();
        if (wanted.isEmpty() || wanted.equals(face.name())) {
            edit(false);
            rename.requestFocus();
            return;
        }
        talk.ask(new Request.RenameFace(face.user(), face.name(), wanted), this::answered);
    }

    private void confirm() {
        var yes = new ButtonType(Words.text("ui.preferences.remove"), ButtonBar.ButtonData.OK_DONE);
        var no = new ButtonType(Words.text("ui.preferences.keep"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, Words.text("ui.preferences.remove.text"), no, yes);
        question.initOwner(getScene().getWindow());
        question.setTitle(Words.text("ui.preferences.remove.what", face.name()));
        question.setHeaderText(Words.text("ui.preferences.remove.question", face.name()));
        question.setGraphic(Icon.ERASE.node(32));
        question.getDialogPane().getStylesheets().setAll(getScene().getStylesheets());
        question.resultProperty().addListener((_, _, chosen) -> {
            if (chosen == yes) talk.ask(new Request.RemoveFace(face.user(), face.name()), this::answered);
        });
        question.show();
    }

    private void answered(Answer answer) {
        if (answer instanceof Answer.Failed failed) row.problem((failed.message() + " " + failed.remedy()).strip());
        else changed.run();
    }
}
