package org.semblance.ui.history;

import javafx.stage.Stage;
import org.semblance.ipc.Words;
import org.semblance.ui.Account;
import org.semblance.ui.Frame;

/// What happened lately.
public final class HistoryWindow {
    private static final double WIDTH = 680;
    private static final double HEIGHT = 600;

    private HistoryWindow() {}

    /// The window, not yet shown.
    public static Stage of(Account account) {
        var talk = account.talk();
        var pane = new HistoryPane(talk, account.user());
        var stage = Frame.of(Words.text("ui.history.title"), pane, WIDTH, HEIGHT);
        pane.refresh();
        stage.setOnHidden(_ -> talk.close());
        return stage;
    }
}
