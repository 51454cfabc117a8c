package org.semblance.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.semblance.ipc.Event;
import org.semblance.ipc.Semblance;
import org.semblance.ui.history.HistoryWindow;
import org.semblance.ui.preferences.PreferencesWindow;
import org.semblance.ui.question.QuestionWindow;
import org.semblance.ui.wizard.EnrolmentWizard;

/// The windows behind the tray, one of each. Starts the toolkit when the first one opens; it stays when the
/// last one closes. Every method may be called from any thread.
public final class Windows implements AutoCloseable {
    private enum Kind {
        WIZARD,
        PREFERENCES,
        HISTORY
    }

    private final Account account;
    private final Appearance appearance;
    /// Of the toolkit's thread.
    private final Map<Kind, Stage> open = new EnumMap<>(Kind.class);

    private QuestionWindow question;

    /// @param connect begins a conversation with the service; may block; throws unchecked when nobody answers
    /// @param folder where the store is, as people read it
    /// @param colors what the windows follow
    public Windows(Supplier<Semblance> connect, String user, String folder, DesktopColors colors) {
        this(new Account(connect, user, folder), new Appearance(Theme.DESKTOP, colors));
    }

    public Windows(Supplier<Semblance> connect, String user, String folder, Theme theme) {
        this(new Account(connect, user, folder), new Appearance(theme, DesktopColors.UNKNOWN));
    }

    private Windows(Account account, Appearance appearance) {
        this.account = account;
        this.appearance = appearance;
    }

    /// Opens it, or brings it to the front; returns when it is there.
    public void openWizard() throws WindowException, InterruptedException {
        open(Kind.WIZARD);
    }

    public void openPreferences() throws WindowException, InterruptedException {
        open(Kind.PREFERENCES);
    }

    public void openHistory() throws WindowException, InterruptedException {
        open(Kind.HISTORY);
    }

    /// Shows a question before everything else; one that is still shown counts as refused.
    ///
    /// @param answered heard once, on the toolkit's thread
    public void ask(Event.Question asked, Consumer<Boolean> answered) throws WindowException, InterruptedException {
        Toolkit.call(() -> {
            appearance.wear();
            if (question != null) question.stage().close();
            question = new QuestionWindow(asked, answered);
            question.stage().show();
            question.stage().toFront();
            question.stage().requestFocus();
            return null;
        });
    }

    /// What comes of the question.
    public void hear(Event event) {
        if (!Toolkit.isRunning()) return;
        Platform.runLater(() -> {
            if (question != null) question.hear(event);
        });
    }

    /// Closes what is open, as the person would: an enrolment that goes on stores nothing.
    @Override
    public void close() {
        if (Toolkit.isRunning())
            Platform.runLater(() -> {
                List.copyOf(open.values()).forEach(Stage::close);
                if (question != null) question.stage().close();
            });
    }

    private void open(Kind kind) throws WindowException, InterruptedException {
        Toolkit.call(() -> {
            if (!open.containsKey(kind)) show(kind, stage(kind));
            open.get(kind).setIconified(false);
            open.get(kind).toFront();
            open.get(kind).requestFocus();
            return null;
        });
    }

    private Stage stage(Kind kind) {
        appearance.wear();
        return switch (kind) {
            case WIZARD -> EnrolmentWizard.first(account);
            case PREFERENCES -> PreferencesWindow.of(account);
            case HISTORY -> HistoryWindow.of(account);
        };
    }

    private void show(Kind kind, Stage stage) {
        open.put(kind, stage);
        stage.showingProperty().addListener((_, _, shown) -> {
            if (!shown) open.remove(kind);
        });
        stage.show();
    }
}
