package org.semblance.ui.wizard;

import atlantafx.base.theme.Styles;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
    /// Seen after a refusal that the person may know better than.
    private final Button anyway = new Button(Words.text("ui.wizard.name.anyway"));
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
        anyway.setId("anyway");
        anyway.managedProperty().bind(anyway.visibleProperty());
        var form = new VBox(label, name, examples, problem, anyway);
        form.setAlignment(Pos.TOP_LEFT);
        form.getStyleClass().add("form");
        getChildren().add(form);
        name.textProperty().addListener((_, _, text) -> ready().set(!text.isBlank()));
        quiet();
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
        quiet();
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
        keep(false, onward);
    }

    /// @param force also a face that is another user's
    private void keep(boolean force, Runnable onward) {
        quiet();
        ready().set(false);
        busy().set(true);
        draft.name = name.getText().strip();
        draft.talk.ask(new Request.Keep(draft.user(), draft.name, force), answer -> {
            ready().set(true);
            busy().set(false);
            switch (answer) {
                case Answer.Enrolled _ -> rememberCamera(onward);
                case Answer.Failed failed -> refused(failed, onward);
                default -> throw new IllegalStateException(answer.toString());
            }
        });
    }

    private void quiet() {
        problem.setText("");
        anyway.setVisible(false);
    }

    private void refused(Answer.Failed failed, Runnable onward) {
        var known = failed.problem() == Answer.Problem.KNOWN_FACE;
        var remedy = known ? Words.text("ui.wizard.name.known") : failed.remedy();
        problem.setText((failed.message() + " " + remedy).strip());
        anyway.setVisible(known);
        anyway.setOnAction(_ -> keep(true, onward));
        name.requestFocus();
    }

    /// The camera that was chosen is the one that shall look, also after a failure to say so.
    private void rememberCamera(Runnable onward) {
        var id = draft.camera.name().orElseThrow();
        if (draft.unusual) {
            set(id, onward);
            return;
        }
        draft.talk.ask(new Request.Settings(draft.user()), answer -> {
            if (isAnother(answer, id)) set("", onward);
            else onward.run();
        });
    }

    /// Whether a camera is set that is not this one.
    private static boolean isAnother(Answer answer, String id) {
        return answer instanceof Answer.Settings(var settings)
                && settings.stream()
                        .filter(setting -> setting.name().equals("camera") && !setting.fixed())
                        .map(Answer.Setting::value)
                        .anyMatch(set -> !set.isEmpty() && !set.equals(id));
    }

    private void set(String id, Runnable onward) {
        draft.talk.ask(new Request.ChangeSetting(draft.user(), "camera", id), answer -> {
            if (answer instanceof Answer.Failed failed)
                draft.notice = (failed.message() + " " + failed.remedy()).strip();
            onward.run();
        });
    }
}
