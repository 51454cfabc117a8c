package org.semblance.ui.wizard;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.ui.Trouble;

/// The person turns the head, and sees how much of it has been seen.
final class PosesPage extends Page {
    private final Draft draft;
    private final FaceOval oval = new FaceOval();
    private final Label hint = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Trouble trouble = new Trouble(this::look);
    private final VBox view = new VBox(oval, hint, progress);

    PosesPage(Draft draft) {
        super(Words.text("ui.wizard.poses"), Words.text("ui.wizard.poses.lead"));
        this.draft = draft;
        hint.setId("hint");
        hint.getStyleClass().addAll(Styles.TITLE_3, "hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        progress.setId("progress");
        progress.getStyleClass().add(Styles.SMALL);
        progress.setAccessibleText(Words.text("ui.wizard.poses.progress"));
        VBox.setVgrow(oval, Priority.ALWAYS);
        view.setAlignment(Pos.TOP_CENTER);
        view.getStyleClass().add("looking");
        getChildren().addAll(view, trouble);
    }

    /// Whoever hears the screen hears what to do.
    @Override
    Node first(Node next) {
        return oval;
    }

    @Override
    void enter() {
        look();
    }

    @Override
    void leave() {
        draft.talk.takeBack();
    }

    private void look() {
        draft.talk.takeBack();
        ready().set(false);
        view.setVisible(true);
        oval.requestFocus();
        trouble.hide();
        oval.clear();
        progress.setProgress(0);
        tell(Words.text("ui.wizard.poses.starting"));
        draft.talk.ask(new Request.Look(draft.user(), draft.camera), oval::show, this::hear, this::end);
    }

    private void hear(Event event) {
        switch (event) {
            case Event.Hint(var key) -> tell(Words.text(key));
            case Event.Progress(var fraction) -> progress.setProgress(Math.max(fraction, progress.getProgress()));
            case Event.Poses(var poses) -> oval.cover(poses);
            case Event.State state -> tell(Words.text(state.key()));
            case Event.Question _, Event.QuestionOver _ -> throw new IllegalStateException("nobody attends here");
            case Event.Preview _ -> throw new IllegalStateException("heard as a picture");
        }
    }

    private void tell(String words) {
        hint.setText(words);
        oval.setAccessibleText(words);
    }

    private void end(Answer answer) {
        switch (answer) {
            case Answer.Looked(var references) -> {
                draft.references = references;
                oval.fill(1);
                oval.mood(FaceOval.Mood.ACCEPTED);
                progress.setProgress(1);
                tell(Words.text("ui.wizard.poses.done"));
                ready().set(true);
            }
            case Answer.Failed failed -> {
                view.setVisible(false);
                trouble.interrupt(failed);
            }
            default -> throw new IllegalStateException(answer.toString());
        }
    }
}
