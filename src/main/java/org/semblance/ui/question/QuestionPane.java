package org.semblance.ui.question;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.ui.Icon;
import org.semblance.ui.Row;

/// Who asks, for what, and two buttons that no typed key can hit by chance: until nothing was typed for a
/// while, keys do nothing here and the yes is shut; then the no has the keyboard.
final class QuestionPane extends BorderPane {
    private static final String POLKIT = "polkit-1";

    private final Consumer<Boolean> answered;
    private final PauseTransition calm;
    private final Button confirm = new Button(Words.text("ui.question.confirm"));
    private final Button refuse = new Button(Words.text("ui.question.refuse"));
    private final Label hint = new Label();
    private boolean open;
    private boolean done;

    QuestionPane(Event.Question question, Duration calm, Consumer<Boolean> answered) {
        this.answered = answered;
        this.calm = new PauseTransition(calm);
        getStyleClass().addAll("window", "question");
        setTop(header(question));
        setCenter(facts(question));
        setBottom(footer(question.patience().toSeconds()));
        confirm.setDisable(true);
        this.calm.setOnFinished(_ -> openUp());
        addEventFilter(KeyEvent.ANY, this::swallow);
    }

    private static HBox header(Event.Question question) {
        var heading = new Label(Words.text("ui.question.heading"));
        heading.getStyleClass().add(Styles.TITLE_3);
        var lead = new Label(
                question.service().equals(POLKIT)
                        ? Words.text("ui.question.lead.polkit")
                        : Words.text("ui.question.lead", question.service()));
        for (var label : List.of(heading, lead)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        var words = new VBox(heading, lead);
        words.getStyleClass().add("words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var header = new HBox(Icon.FACE.node(44), words);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("header");
        return header;
    }

    private static VBox facts(Event.Question question) {
        var command = new TextArea(
                question.programs().isEmpty()
                        ? Words.text("ui.question.unknown")
                        : question.programs().getFirst().command());
        command.setId("command");
        command.setEditable(false);
        command.setWrapText(true);
        command.setFocusTraversable(false);
        command.setPrefRowCount(2);
        command.setAccessibleText(Words.text("ui.question.command"));
        VBox.setVgrow(command, Priority.ALWAYS);
        var heading = new Label(Words.text("ui.question.command"));
        heading.getStyleClass().add(Styles.TEXT_BOLD);
        var box = new VBox(
                new Row(
                        Words.text("ui.question.program"),
                        programs(question.programs().stream().limit(1).toList())),
                new Row(
                        Words.text("ui.question.started"),
                        programs(question.programs().stream().skip(1).toList())),
                new Row(
                        Words.text("ui.question.terminal"),
                        question.terminal().isEmpty() ? Words.text("ui.question.none") : question.terminal()));
        box.getStyleClass().add("box");
        var facts = new VBox(heading, command, box);
        facts.getStyleClass().add("facts");
        return facts;
    }

    private static String programs(List<Event.Program> programs) {
        if (programs.isEmpty()) return Words.text("ui.question.unknown");
        return programs.stream().map(QuestionPane::text).collect(Collectors.joining(" \u2190 "));
    }

    private static String text(Event.Program program) {
        var name = program.executable().isEmpty() ? program.name() : program.executable();
        return Words.text("ui.question.process", name, String.valueOf(program.process()));
    }

    private HBox footer(long seconds) {
        hint.setId("hint");
        hint.setWrapText(true);
        hint.setText(Words.text("ui.question.advice", seconds));
        HBox.setHgrow(hint, Priority.ALWAYS);
        hint.setMaxWidth(Double.MAX_VALUE);
        refuse.setId("refuse");
        refuse.setOnAction(_ -> getScene().getWindow().hide());
        confirm.setId("confirm");
        confirm.setOnAction(_ -> answer(true));
        for (var button : List.of(refuse, confirm)) button.setMinWidth(USE_PREF_SIZE);
        var footer = new HBox(hint, refuse, confirm);
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("footer");
        return footer;
    }

    /// To be called when it is seen.
    void begin() {
        refuse.requestFocus();
        calm.playFromStart();
    }

    private void swallow(KeyEvent key) {
        if (open) return;
        key.consume();
        calm.playFromStart();
    }

    private void openUp() {
        open = true;
        confirm.setDisable(done);
    }

    /// Only the first counts.
    void answer(boolean agreed) {
        if (done) return;
        done = true;
        confirm.setDisable(true);
        tell(Words.text("hint.LOOK_AT_CAMERA"));
        answered.accept(agreed);
    }

    void tell(String words) {
        if (done) hint.setText(words);
        if (done && !hint.getStyleClass().contains(Styles.TEXT_BOLD))
            hint.getStyleClass().add(Styles.TEXT_BOLD);
    }
}
