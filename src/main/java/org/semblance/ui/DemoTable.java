package org.semblance.ui;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.semblance.ipc.Words;

/// The attempts so far, one a row.
final class DemoTable extends TableView<DemoRow> {

    DemoTable() {
        getStyleClass().addAll(Styles.STRIPED, "demo-table");
        setAccessibleText(Words.text("ui.demo.table"));
        var empty = new Label(Words.text("ui.demo.empty"));
        empty.getStyleClass().add(Styles.TEXT_MUTED);
        setPlaceholder(empty);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getColumns().add(text("ui.demo.who", DemoRow::who, 122, 150, false));
        getColumns().add(decision());
        getColumns().add(text("ui.demo.distance", DemoRow::distanceText, 90, 94, true));
        getColumns().add(text("ui.demo.fmr", DemoRow::fmrText, 140, 144, true));
        getColumns().add(text("ui.demo.time", row -> String.valueOf(row.milliseconds()), 58, 70, true));
        setMinWidth(520);
        setPrefWidth(570);
    }

    void add(DemoRow row) {
        getItems().add(row);
        scrollTo(row);
    }

    private static TableColumn<DemoRow, String> text(
            String title, Function<DemoRow, String> value, double least, double width, boolean number) {
        var column = new TableColumn<DemoRow, String>(Words.text(title));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        if (number) column.getStyleClass().add(Tweaks.ALIGN_RIGHT);
        return plain(column, least, width);
    }

    private static TableColumn<DemoRow, DemoRow> decision() {
        var column = new TableColumn<DemoRow, DemoRow>(Words.text("ui.demo.decision"));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new DecisionCell());
        return plain(column, 106, 114);
    }

    private static <T> TableColumn<DemoRow, T> plain(TableColumn<DemoRow, T> column, double least, double width) {
        column.setSortable(false);
        column.setReorderable(false);
        column.setMinWidth(least);
        column.setPrefWidth(width);
        return column;
    }

    private static final class DecisionCell extends TableCell<DemoRow, DemoRow> {
        @Override
        protected void updateItem(DemoRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("accepted", "refused");
            setText(null);
            setTooltip(null);
            if (empty || row == null) return;
            setText((row.accepted() ? "✓ " : "✗ ")
                    + Words.text(row.accepted() ? "ui.demo.accepted" : "ui.demo.refused"));
            if (!row.reason().isEmpty()) setTooltip(new Tooltip(row.reason()));
            getStyleClass().add(row.accepted() ? "accepted" : "refused");
        }
    }
}
