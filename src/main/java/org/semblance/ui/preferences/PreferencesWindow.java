package org.semblance.ui.preferences;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.semblance.ipc.Words;
import org.semblance.ui.Account;
import org.semblance.ui.Frame;

/// Everything a person may change, each change at once.
public final class PreferencesWindow {
    private static final double WIDTH = 680;
    private static final double HEIGHT = 720;

    private PreferencesWindow() {}

    /// The window, not yet shown.
    public static Stage of(Account account) {
        var talk = account.talk();
        var watching = account.talk();
        var stateSection = new StateSection(watching, talk, account.user());
        var faces = new FacesSection(talk, account);
        var settings = new SettingsSections(talk, account.user());
        var content = new VBox(stateSection, faces, settings);
        content.getStyleClass().add("sections");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("window", "preferences");
        var stage = Frame.of(Words.text("ui.preferences.title"), scroll, WIDTH, HEIGHT);
        stateSection.begin();
        faces.refresh();
        settings.refresh();
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused) faces.refresh();
        });
        stage.setOnHidden(_ -> {
            talk.close();
            watching.close();
        });
        return stage;
    }
}
