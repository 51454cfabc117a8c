package org.semblance.ui;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.semblance.ipc.Event;

/// The window of the demo. Every method may be called from any thread; none waits for the painting.
public final class DemoWindow implements AutoCloseable {
    private static final double WIDTH = 1260;
    private static final double HEIGHT = 650;
    private static final KeyCombination[] CLOSING = {
        new KeyCodeCombination(KeyCode.ESCAPE),
        new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN),
        new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN)
    };

    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final DemoPane pane;
    private final Stage stage;
    private final Latest<Picture> pictures;
    private final Latest<String> captions;
    private final Latest<Double> progress;

    private DemoWindow(String title, String footnote, Theme theme) {
        new Appearance(theme, DesktopColors.UNKNOWN).wear();
        pane = new DemoPane(title, footnote);
        stage = new Stage();
        pictures = new Latest<>(Platform::runLater, pane.picture::show);
        captions = new Latest<>(Platform::runLater, pane.caption::setText);
        progress = new Latest<>(Platform::runLater, pane.progress::setProgress);
        var screen = Screen.getPrimary().getVisualBounds();
        var scene =
                new Scene(pane, Math.min(WIDTH, 0.95 * screen.getWidth()), Math.min(HEIGHT, 0.88 * screen.getHeight()));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::closeOnKey);
        stage.setTitle(title);
        stage.setScene(scene);
        stage.setMinWidth(Math.min(720, screen.getWidth()));
        stage.setMinHeight(Math.min(420, screen.getHeight()));
        stage.setOnHidden(_ -> closed.complete(null));
        stage.show();
        stage.toFront();
    }

    /// Whether there is a desktop to show a window on.
    public static boolean displayAvailable() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) return true;
        return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    /// Opens it and waits until it is there.
    ///
    /// @param footnote what stands under everything, in small letters
    /// @throws WindowException when the desktop does not let it
    public static DemoWindow show(String title, String footnote, Theme theme)
            throws WindowException, InterruptedException {
        return Toolkit.call(() -> new DemoWindow(title, footnote, theme));
    }

    public void frame(Event.Preview preview) {
        if (!closed.isDone()) pictures.accept(Picture.of(preview));
    }

    public void row(DemoRow row) {
        if (!closed.isDone()) Platform.runLater(() -> pane.table.add(row));
    }

    /// What happens now, a sentence.
    public void caption(String text) {
        captions.accept(text);
    }

    /// @param fraction 0 to 1
    public void progress(double fraction) {
        progress.accept(fraction);
    }

    /// Done when the person, or [#close], has closed it.
    public CompletionStage<Void> closed() {
        return closed.minimalCompletionStage();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /// Waits until the person closes it.
    public void awaitClosed() throws InterruptedException {
        try {
            closed.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Platform.runLater(stage::close);
    }

    private void closeOnKey(KeyEvent event) {
        for (var combination : CLOSING) {
            if (!combination.match(event)) continue;
            event.consume();
            stage.close();
            return;
        }
    }

    private static boolean isSet(String variable) {
        var value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
