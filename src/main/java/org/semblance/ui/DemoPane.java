package org.semblance.ui;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.semblance.ipc.Words;

/// What stands where in the demo: what happens now, the picture, the table.
final class DemoPane extends BorderPane {
    final Label caption = new Label(Words.text("ui.demo.starting"));
    final ProgressBar progress = new ProgressBar(0);
    final PictureView picture = new PictureView();
    final DemoTable table = new DemoTable();

    DemoPane(String heading, String footnote) {
        getStyleClass().add("demo");
        getStylesheets().add(DemoPane.class.getResource("demo.css").toExternalForm());
        setTop(header(heading));
        setCenter(middle());
        setBottom(footer(footnote));
    }

    private VBox header(String heading) {
        var title = new Label(heading);
        title.getStyleClass().add(Styles.TITLE_3);
        caption.getStyleClass().add("caption");
        caption.setWrapText(true);
        caption.setId("caption");
        progress.getStyleClass().add(Styles.SMALL);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Words.text("ui.demo.progress"));
        var header = new VBox(title, caption, progress);
        header.getStyleClass().add("header");
        return header;
    }

    private HBox middle() {
        HBox.setHgrow(picture, Priority.ALWAYS);
        HBox.setHgrow(table, Priority.SOMETIMES);
        var middle = new HBox(picture, table);
        middle.getStyleClass().add("middle");
        return middle;
    }

    private static Label footer(String footnote) {
        var footer = new Label(footnote);
        footer.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED, "footer");
        footer.setWrapText(true);
        footer.setMaxWidth(Double.MAX_VALUE);
        return footer;
    }
}
