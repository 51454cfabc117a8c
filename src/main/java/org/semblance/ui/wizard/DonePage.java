package org.semblance.ui.wizard;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.semblance.ipc.Words;
import org.semblance.ui.Icon;

/// The face is stored; the person may see it open a real lock.
final class DonePage extends Page {
    private final Draft draft;
    private final Label stored = new Label();
    private final Label told = new Label();
    private final Button lock = new Button(Words.text("ui.wizard.done.lock"));
    private final LockTrial trial;

    DonePage(Draft draft) {
        super(Words.text("ui.wizard.done"), "");
        this.draft = draft;
        trial = new LockTrial(draft.account, this::tell);
        stored.setId("stored");
        stored.getStyleClass().add(Styles.TITLE_4);
        told.setId("told");
        var how = new Label(Words.text("ui.wizard.done.how"));
        for (var label : new Label[] {stored, told, how}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        lock.setId("lock");
        lock.setGraphic(Icon.LOCK.node(18));
        lock.setOnAction(_ -> {
            lock.setDisable(true);
            trial.begin();
        });
        var card = new VBox(heading(), how, lock, told);
        card.getStyleClass().addAll("box", "padded");
        var view = new VBox(Icon.CHECK.node(56), stored, card);
        view.setAlignment(Pos.TOP_CENTER);
        view.getStyleClass().add("done");
        getChildren().add(view);
        ready().set(true);
    }

    private static Label heading() {
        var heading = new Label(Words.text("ui.wizard.done.test"));
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        return heading;
    }

    @Override
    String nextText() {
        return Words.text("ui.wizard.done.close");
    }

    /// Nothing is left to cancel.
    @Override
    String cancelText() {
        return "";
    }

    @Override
    boolean mayGoBack() {
        return false;
    }

    @Override
    void enter() {
        stored.setText(Words.text("ui.wizard.done.stored", draft.name, draft.references));
        told.setText(draft.notice);
    }

    @Override
    void leave() {
        trial.close();
    }

    private void tell(String words, boolean over) {
        told.setText(words);
        if (over) lock.setDisable(false);
    }
}
