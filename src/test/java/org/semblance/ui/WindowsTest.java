package org.semblance.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class WindowsTest {
    private final FxRobot robot = new FxRobot();
    private final ScriptedService service = new ScriptedService();
    private final Windows windows = new Windows(service, "ann", "/home/ann/.local/share/semblance", Theme.LIGHT);

    @AfterEach
    void close() throws Exception {
        windows.close();
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> service.clients.get() == 0);
        assertEquals(List.of(), titles());
    }

    @Test
    void openOneOfEach() throws Exception {
        windows.openWizard();
        windows.openPreferences();
        windows.openHistory();
        assertEquals(List.of("Semblance: Enroll a face", "Semblance: History", "Semblance: Preferences"), titles());
    }

    @Test
    void anOpenWindowIsNotOpenedTwice() throws Exception {
        windows.openHistory();
        windows.openHistory();
        assertEquals(List.of("Semblance: History"), titles());
    }

    @Test
    void aClosedWindowOpensAgain() throws Exception {
        windows.openHistory();
        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), titles());
        windows.openHistory();
        assertEquals(List.of("Semblance: History"), titles());
    }

    @Test
    void theWizardAsksForNothingBeforeConsent() throws Exception {
        windows.openWizard();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), service.asked);
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !service.asked.isEmpty());
        assertEquals(List.of(new Request.ListCameras()), service.asked);
    }

    @Test
    void aServiceThatIsGoneIsSaidAndAskedAgain() throws Exception {
        service.on(Request.History.class, (_, _) -> {
            throw new IllegalStateException("the test hangs up");
        });
        windows.openHistory();
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> robot.lookup(".trouble").query().isVisible());
        assertTrue(robot.lookup("#trouble").queryAs(Label.class).getText().contains("does not answer"));
        service.answer(Request.History.class, new Answer.History(List.of()));
        robot.clickOn("#again");
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> !robot.lookup(".trouble").query().isVisible());
    }

    private static List<String> titles() {
        return Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(window -> ((Stage) window).getTitle())
                .sorted()
                .toList();
    }
}
