package org.semblance.ui;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What a person sees and presses. Waits, because nothing here comes at once.
public final class Screen {
    private static final int MOST_SECONDS = 60;

    private final FxRobot robot = new FxRobot();

    public void press(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void click(String query) {
        robot.clickOn(query);
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void type(String text) {
        robot.write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void onToolkit(Runnable work) {
        robot.interact(work);
    }

    public <T extends Node> T find(String query) {
        return robot.lookup(query).query();
    }

    public boolean has(String query) {
        return robot.lookup(query).tryQuery().filter(Screen::isShown).isPresent();
    }

    public String text(String query) {
        return switch (this.<Node>find(query)) {
            case TextInputControl input -> input.getText();
            case Labeled label -> label.getText();
            case Node other -> throw new AssertionError(other + " has no text");
        };
    }

    /// Waits until it may be pressed, and presses Enter: the way on through every page.
    public void goOn() {
        until("the way on is open", () -> !find("#next").isDisabled());
        press(KeyCode.ENTER);
    }

    public void untilText(String query, String part) {
        until(query + " says " + part, () -> has(query) && text(query).contains(part));
    }

    public void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(MOST_SECONDS, TimeUnit.SECONDS, condition);
            WaitForAsyncUtils.waitForFxEvents();
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain until " + what + "; shown: " + words(), e);
        }
    }

    /// All texts that are shown.
    public List<String> words() {
        return shown().filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .filter(text -> !text.isBlank())
                .toList();
    }

    /// Texts that do not fit and end in dots instead.
    public List<String> cut() {
        return shown().filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(label -> label.lookup(".text") instanceof Text text && isCut(label, text.getText()))
                .map(Labeled::getText)
                .toList();
    }

    /// A wrapped text may have another end of line, a mnemonic no underscore.
    private static boolean isCut(Labeled label, String painted) {
        var whole = label.isMnemonicParsing() ? label.getText().replace("_", "") : label.getText();
        return !whole.replaceAll("\\s", "").equals(painted.replaceAll("\\s", ""));
    }

    /// What takes the keyboard and says nothing to a screen reader.
    public List<String> nameless() {
        return shown().filter(Node::isFocusTraversable)
                .filter(node -> isBlank(node.getAccessibleText()))
                .filter(node -> !(node instanceof Labeled label) || isBlank(label.getText()))
                .map(Node::toString)
                .toList();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static Stream<Node> shown() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> List.copyOf(Window.getWindows()).stream()
                        .filter(Window::isShowing)
                        .flatMap(window -> below(window.getScene().getRoot()))
                        .toList())
                .stream();
    }

    private static Stream<Node> below(Node node) {
        if (!node.isVisible()) return Stream.empty();
        if (!(node instanceof Parent parent)) return Stream.of(node);
        return Stream.concat(
                Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(Screen::below));
    }

    private static boolean isShown(Node node) {
        for (var each = node; each != null; each = each.getParent()) if (!each.isVisible()) return false;
        return true;
    }
}
