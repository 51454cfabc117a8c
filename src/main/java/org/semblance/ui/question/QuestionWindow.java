package org.semblance.ui.question;

import java.util.function.Consumer;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.ui.Frame;

/// Asks whether the face may be used for more than the screen. Closing it is a no.
public final class QuestionWindow {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 520;
    /// Whoever was typing when it came must not have answered it.
    private static final Duration CALM = Duration.millis(1500);

    private final Event.Question question;
    private final QuestionPane pane;
    private final Stage stage;

    /// @param answered heard once
    public QuestionWindow(Event.Question question, Consumer<Boolean> answered) {
        this(question, answered, CALM);
    }

    QuestionWindow(Event.Question question, Consumer<Boolean> answered, Duration calm) {
        this.question = question;
        pane = new QuestionPane(question, calm, answered);
        stage = Frame.of(Words.text("ui.question.title"), pane, WIDTH, HEIGHT);
        stage.setAlwaysOnTop(true);
        stage.setOnShown(_ -> pane.begin());
        stage.setOnHidden(_ -> pane.answer(false));
    }

    public Stage stage() {
        return stage;
    }

    /// What the person is to do now, or that nothing is to be done any more.
    public void hear(Event event) {
        switch (event) {
            case Event.Hint(var key) -> pane.tell(Words.text(key));
            case Event.QuestionOver over when over.number().equals(question.number()) -> stage.close();
            default -> {}
        }
    }
}
