package org.semblance.ui.preferences;

import java.time.Duration;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.ui.Conversation;
import org.semblance.ui.Row;
import org.semblance.ui.Section;

/// What the watch is doing now, and a rest for it.
final class StateSection extends VBox {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final javafx.util.Duration AGAIN = javafx.util.Duration.seconds(2);

    private final Conversation watching;
    private final Conversation talk;
    private final String user;
    private final Button pause = new Button();
    private final Row row = new Row(Words.text("ui.preferences.state.asking"), "", pause);
    private boolean paused;

    StateSection(Conversation watching, Conversation talk, String user) {
        this.watching = watching;
        this.talk = talk;
        this.user = user;
        var section = new Section(Words.text("ui.preferences.state"));
        section.rows(List.of(row));
        getChildren().add(section);
        row.title.setId("state");
        pause.setId("pause");
        pause.setMinWidth(USE_PREF_SIZE);
        pause.setOnAction(_ -> talk.ask(new Request.Pause(user, paused ? Duration.ZERO : HOUR), this::answered));
        offer(false);
    }

    void begin() {
        watching.ask(new Request.Follow(user), _ -> {}, this::hear, this::ended);
    }

    /// The service may come back while the window is open.
    private void ended(Answer answer) {
        answered(answer);
        var again = new PauseTransition(AGAIN);
        again.setOnFinished(_ -> {
            if (getScene().getWindow().isShowing()) begin();
        });
        again.play();
    }

    private void hear(Event event) {
        if (!(event instanceof Event.State(var key, var reason, var detail))) return;
        row.title.setText(Words.text(key));
        row.text(((reason.isEmpty() ? "" : Words.text(reason)) + " " + detail).strip());
        row.problem("");
        offer(key.equals("state.PAUSED"));
    }

    private void offer(boolean resting) {
        paused = resting;
        pause.setText(Words.text(resting ? "ui.preferences.resume" : "ui.preferences.pause"));
    }

    private void answered(Answer answer) {
        row.problem(answer instanceof Answer.Failed failed ? (failed.message() + " " + failed.remedy()).strip() : "");
    }
}
