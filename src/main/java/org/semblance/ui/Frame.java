package org.semblance.ui;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// What all windows have in common: they fit the screen, and close by the keys that close windows.
public final class Frame {
    private static final double LEAST_WIDTH = 600;
    private static final double LEAST_HEIGHT = 400;
    private static final KeyCombination[] CLOSING = {
        new KeyCodeCombination(KeyCode.ESCAPE),
        new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN),
        new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN)
    };

    private static final List<String> ICONS =
            List.of("tray-watching-16.png", "tray-watching-32.png", "tray-watching-48.png");

    private Frame() {}

    private static Image icon(String name) {
        return new Image(Frame.class.getResource("tray/panel/" + name).toExternalForm());
    }

    /// A window that is not shown yet, no larger than the screen.
    public static Stage of(String title, Parent content, double width, double height) {
        var screen = Screen.getPrimary().getVisualBounds();
        var scene = new Scene(
                content, Math.min(width, 0.95 * screen.getWidth()), Math.min(height, 0.88 * screen.getHeight()));
        scene.getStylesheets().add(Frame.class.getResource("semblance.css").toExternalForm());
        var stage = new Stage();
        stage.setTitle(title);
        stage.getIcons().setAll(ICONS.stream().map(Frame::icon).toList());
        stage.setScene(scene);
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> closeOnKey(stage, event));
        return stage;
    }

    private static void closeOnKey(Stage stage, KeyEvent event) {
        for (var combination : CLOSING) {
            if (!combination.match(event)) continue;
            event.consume();
            stage.close();
            return;
        }
    }
}
