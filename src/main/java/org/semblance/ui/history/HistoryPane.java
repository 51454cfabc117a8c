package org.semblance.ui.history;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.ui.Conversation;
import org.semblance.ui.Trouble;

/// The list, and what of it is shown.
final class HistoryPane extends BorderPane {
    private static final int MOST = 500;

    private final Conversation talk;
    private final String user;
    private final ComboBox<HistoryKind> filter = new ComboBox<>();
    private final ListView<Answer.Entry> list = new ListView<>();
    private final Label empty = new Label();
    private final Trouble trouble = new Trouble(this::refresh);
    private List<Answer.Entry> entries = List.of();

    HistoryPane(Conversation talk, String user) {
        this.talk = talk;
        this.user = user;
        getStyleClass().addAll("window", "history");
        filter.setId("filter");
        filter.getItems().setAll(HistoryKind.values());
        filter.setValue(HistoryKind.ALL);
        filter.setAccessibleText(Words.text("ui.history.filter"));
        filter.valueProperty().addListener(_ -> show());
        list.setId("entries");
        list.setAccessibleText(Words.text("ui.history.title"));
        list.setCellFactory(_ -> new EntryCell());
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        setTop(tools());
        setCenter(new StackPane(list, trouble));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F5) refresh();
        });
    }

    private HBox tools() {
        var refresh = new Button(Words.text("ui.history.refresh"));
        refresh.setId("refresh");
        refresh.setMinWidth(USE_PREF_SIZE);
        refresh.setOnAction(_ -> refresh());
        var gap = new Region();
        HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        var tools = new HBox(filter, gap, refresh);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("tools");
        return tools;
    }

    void refresh() {
        list.setVisible(true);
        if (trouble.isVisible()) list.requestFocus();
        trouble.hide();
        empty.setText(Words.text("ui.history.asking"));
        talk.ask(new Request.History(user, MOST), answer -> {
            switch (answer) {
                case Answer.History(var found) -> {
                    entries = found;
                    show();
                }
                case Answer.Failed failed -> {
                    list.setVisible(false);
                    trouble.interrupt(failed);
                }
                default -> throw new IllegalStateException(answer.toString());
            }
        });
    }

    private void show() {
        empty.setText(Words.text(entries.isEmpty() ? "ui.history.empty" : "ui.history.empty.kind"));
        list.getItems().setAll(entries.stream().filter(filter.getValue()::holds).toList());
    }
}
