package org.semblance.ui.wizard;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.ui.Trouble;

/// Whether the person is recognized, again and again, before anything is stored. Only who was may go on.
final class TryPage extends Page {
    private static final Duration TO_READ = Duration.seconds(1.5);

    private final Draft draft;
    private final FaceOval oval = new FaceOval();
    private final Label verdict = new Label();
    private final Label advice = new Label();
    private final Trouble trouble = new Trouble(this::start);
    private final VBox view = new VBox(oval, verdict, advice);
    private final PauseTransition pause = new PauseTransition(TO_READ);

    TryPage(Draft draft) {
        super(Words.text("ui.wizard.try"), Words.text("ui.wizard.try.lead"));
        this.draft = draft;
        verdict.setId("verdict");
        verdict.getStyleClass().addAll(Styles.TITLE_3, "hint");
        advice.setId("advice");
        for (var label : new Label[] {verdict, advice}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        VBox.setVgrow(oval, Priority.ALWAYS);
        view.setAlignment(Pos.TOP_CENTER);
        view.getStyleClass().add("looking");
        pause.setOnFinished(_ -> attempt());
        getChildren().addAll(view, trouble);
    }

    /// Whoever hears the screen hears what to do.
    @Override
    Node first(Node next) {
        return oval;
    }

    @Override
    void enter() {
        ready().set(false);
        oval.clear();
        start();
    }

    @Override
    void leave() {
        pause.stop();
        draft.talk.takeBack();
    }

    private void start() {
        view.setVisible(true);
        oval.requestFocus();
        trouble.hide();
        attempt();
    }

    private void attempt() {
        oval.mood(FaceOval.Mood.PLAIN);
        oval.fill(0);
        tell(Words.text("ui.wizard.try.looking"), "");
        draft.talk.ask(new Request.Try(draft.user(), draft.camera), oval::show, this::hear, this::end);
    }

    private void hear(Event event) {
        if (event instanceof Event.Hint(var key)) advice.setText(Words.text(key));
    }

    private void tell(String words, String more) {
        verdict.setText(words);
        advice.setText(more);
        oval.setAccessibleText(words + " " + more);
    }

    private void end(Answer answer) {
        switch (answer) {
            case Answer.Verified verified -> {
                var accepted = verified.accepted();
                oval.mood(accepted ? FaceOval.Mood.ACCEPTED : FaceOval.Mood.REFUSED);
                oval.fill(1);
                if (accepted) tell(Words.text("ui.wizard.try.you"), Words.text("ui.wizard.try.you.next"));
                else tell(Words.text("ui.wizard.try.not-you"), reason(verified.reason()));
                if (accepted) ready().set(true);
                pause.playFromStart();
            }
            case Answer.Failed failed -> {
                view.setVisible(false);
                trouble.interrupt(failed);
            }
            default -> throw new IllegalStateException(answer.toString());
        }
    }

    private static String reason(String reason) {
        return reason.equals("refusal.NOT_THIS_PERSON") ? Words.text("ui.wizard.try.not-you.next") : Words.text(reason);
    }
}
