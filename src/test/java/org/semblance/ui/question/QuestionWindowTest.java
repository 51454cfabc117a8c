package org.semblance.ui.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.ui.Screen;
import org.semblance.ui.ScriptedService;
import org.semblance.ui.Theme;
import org.semblance.ui.Windows;

class QuestionWindowTest {
    private static final Event.Question QUESTION = new Event.Question(
            "5f3a",
            "sudo",
            List.of(
                    new Event.Program(4711, "sudo", "sudo apt install cheese", ""),
                    new Event.Program(4000, "bash", "bash", "/usr/bin/bash")),
            "/dev/pts/3",
            Duration.ofSeconds(20));

    private final Screen screen = new Screen();
    private final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
    private final Windows windows =
            new Windows(new ScriptedService(), "ann", "/home/ann/.local/share/semblance", Theme.LIGHT);

    @BeforeEach
    void ask() throws Exception {
        windows.ask(QUESTION, answers::add);
        screen.until("the question is there", () -> screen.has("#confirm"));
    }

    @AfterEach
    void close() {
        windows.close();
        screen.until("the window is closed", () -> !screen.has("#confirm"));
    }

    private void untilItMayBeAnswered() {
        screen.until("it may be answered", () -> !screen.find("#confirm").isDisabled());
    }

    private Boolean answer() throws InterruptedException {
        return answers.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void saysWhoAsksAndForWhat() {
        assertEquals("sudo apt install cheese", screen.text("#command"));
        var words = String.join("\n", screen.words());
        assertTrue(words.contains("sudo (process 4711)"), words);
        assertTrue(words.contains("/usr/bin/bash (process 4000)"), words);
        assertTrue(words.contains("/dev/pts/3"), words);
        assertEquals(List.of(), screen.cut());
        assertEquals(List.of(), screen.nameless());
    }

    @Test
    void whoWasTypingWhenItCameHasNotAnswered() {
        screen.press(KeyCode.TAB);
        screen.press(KeyCode.SPACE);
        screen.press(KeyCode.ENTER);
        screen.press(KeyCode.ESCAPE);
        assertTrue(screen.find("#confirm").isDisabled());
        assertEquals(0, answers.size());
        assertTrue(screen.has("#confirm"));
    }

    @Test
    void theNoHasTheKeyboard() throws Exception {
        untilItMayBeAnswered();
        screen.press(KeyCode.SPACE);
        assertEquals(false, answer());
    }

    @Test
    void enterNeverConfirmsUnlessTheYesWasChosen() throws Exception {
        untilItMayBeAnswered();
        screen.press(KeyCode.ENTER);
        screen.press(KeyCode.ESCAPE);
        assertEquals(false, answer());
        assertEquals(Optional.empty(), Optional.ofNullable(answers.poll()));
    }

    @Test
    void whoConfirmsIsToldWhatToDoUntilItIsOver() throws Exception {
        untilItMayBeAnswered();
        screen.click("#confirm");
        assertEquals(true, answer());
        assertEquals(Words.text("hint.LOOK_AT_CAMERA"), screen.text("#hint"));
        windows.hear(new Event.Hint("hint.TURN_LEFT"));
        screen.untilText("#hint", Words.text("hint.TURN_LEFT"));
        windows.hear(new Event.QuestionOver("another", false));
        windows.hear(new Event.QuestionOver("5f3a", true));
        screen.until("the window is closed", () -> !screen.has("#confirm"));
        assertEquals(0, answers.size());
    }

    @Test
    void aQuestionThatIsOverClosesItself() {
        windows.hear(new Event.QuestionOver("5f3a", false));
        screen.until("the window is closed", () -> !screen.has("#confirm"));
    }
}
