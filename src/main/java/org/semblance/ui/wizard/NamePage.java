package org.semblance.ui.wizard;

import atlantafx.base.theme.Styles;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;

/// The name of the face, and the step that stores it.
final class NamePage extends Page {
    private final Draft draft;
    private final TextField name = new TextField();
    private final Label problem = new Label();
    private boolean offered;

    NamePage(Draft draft) {
        super(Words.text("ui.wizard.name"), Words.text("ui.wizard.name.lead"));
        this.draft = draft;
        name.setId("name");
        name.setMaxWidth(360);
        var label = new Label(Words.text("ui.wizard.name.label"));
        label.setMnemonicParsing(true);
        label.setLabelFor(name);
        name.setAccessibleText(Words.text("ui.wizard.name.label").replace("_", ""));
        problem.setId("problem");
        problem.setWrapText(true);
        problem.getStyleClass().add(Styles.DANGER);
        var examples = new Label(Words.text("ui.wizard.name.examples"));
        examples.setWrapText(true);
        examples.getStyleClass().addAll(Styles.TEXT_MUTED);
        var form = new VBox(label, name, examples, problem);
        form.setAlignment(Pos.TOP_LEFT);
        form.getStyleClass().add("form");
        getChildren().add(form);
        name.textProperty().addListener((_, _, text) -> ready().set(!text.isBlank()));
    }

    @Override
    String nextText() {
        return Words.text("ui.wizard.name.store");
    }

    @Override
    Node first(Node next) {
        return name;
    }

    @Override
    void enter() {
        problem.setText("");
        draft.talk.ask(new Request.ListFaces(draft.user()), answer -> {
            if (answer instanceof Answer.Faces(var faces))
                offer(faces.stream().map(Answer.Face::name).collect(Collectors.toSet()));
        });
        ready().set(!name.getText().isBlank());
    }

    private void offer(Set<String> taken) {
        if (offered) return;
        offered = true;
        var free = draft.name;
        for (var n = 2; taken.contains(free); n++) free = draft.name + " " + n;
        name.setText(free);
        name.selectAll();
    }

    @Override
    void proceed(Runnable onward) {
        problem.setText("");
        ready().set(false);
        draft.name = name.getText().strip();
        draft.talk.ask(new Request.Keep(draft.user(), draft.name, false), answer -> {
            ready().set(true);
            switch (answer) {
                case Answer.Enrolled _ -> rememberCamera(onward);
                case Answer.Failed failed -> {
                    problem.setText((failed.message() + " " + failed.remedy()).strip());
                    name.requestFocus();
                }
                default -> throw new IllegalStateException(answer.toString());
            }
        });
    }

    /// The camera that was chosen is the one that shall look, also after a failure to say so.
    private void rememberCamera(Runnable onward) {
        if (!draft.unusual) {
            onward.run();
            return;
        }
        var id = draft.camera.name().orElseThrow();
        draft.talk.ask(new Request.ChangeSetting(draft.user(), "camera", id), answer -> {
            if (answer instanceof Answer.Failed failed)
                draft.notice = (failed.message() + " " + failed.remedy()).strip();
            onward.run();
        });
    }
}
