package org.semblance.ui.history;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Words;
import org.semblance.ui.Icon;
import org.semblance.ui.Row;

/// One thing that happened: what, why not, and when.
final class EntryCell extends ListCell<Answer.Entry> {

    EntryCell() {
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Answer.Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        setGraphic(null);
        setAccessibleText(null);
        if (empty || entry == null) return;
        var when = new Label(time(entry.when()));
        when.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        when.setMinWidth(USE_PREF_SIZE);
        var row = new Row(
                Words.text(entry.event(), entry.times()),
                entry.reason().isEmpty() ? "" : Words.text(entry.reason()),
                when);
        row.getChildren().addFirst(icon(entry).node(20));
        setGraphic(row);
        setAccessibleText(String.join(". ", row.title.getText(), row.text.getText(), when.getText()));
    }

    private static Icon icon(Answer.Entry entry) {
        if (HistoryKind.UNLOCKS.holds(entry)) return Icon.UNLOCK;
        return HistoryKind.REFUSALS.holds(entry) ? Icon.CROSS : Icon.PEN;
    }

    private static String time(Instant when) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.getDefault())
                .format(when.atZone(ZoneId.systemDefault()));
    }
}
