package org.semblance.ui.wizard;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.semblance.ipc.Words;
import org.semblance.ui.Icon;

/// What is stored, where, and how to get rid of it, before anything happens.
final class ConsentPage extends Page {

    ConsentPage(String user, String folder) {
        super(Words.text("ui.wizard.consent"), Words.text("ui.wizard.consent.lead", user));
        var facts = new VBox(
                fact(Icon.FACE, "ui.wizard.consent.what", Words.text("ui.wizard.consent.what.text")),
                fact(Icon.FOLDER, "ui.wizard.consent.where", Words.text("ui.wizard.consent.where.text", folder)),
                fact(Icon.ERASE, "ui.wizard.consent.erase", Words.text("ui.wizard.consent.erase.text")),
                fact(Icon.LOCK, "ui.wizard.consent.password", Words.text("ui.wizard.consent.password.text")));
        facts.getStyleClass().add("facts");
        getChildren().add(facts);
        ready().set(true);
    }

    @Override
    String nextText() {
        return Words.text("ui.wizard.consent.agree");
    }

    private static HBox fact(Icon icon, String title, String text) {
        var heading = new Label(Words.text(title));
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        var words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var both = new VBox(heading, words);
        HBox.setHgrow(both, Priority.ALWAYS);
        var fact = new HBox(icon.node(36), both);
        fact.setAlignment(Pos.TOP_LEFT);
        fact.getStyleClass().add("fact");
        return fact;
    }
}
