package org.semblance.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ui.Screen;
import org.semblance.ui.ScriptedService;
import org.semblance.ui.Theme;
import org.semblance.ui.Windows;

class WizardPagesTest {
    private static final int PAGES = 6;
    private static final Answer.Camera CAMERA = new Answer.Camera(
            "Webcam", "/dev/video0", "usb:1:1", "uvcvideo", false, false, List.of("YUYV 640x480"), true, "");

    private final Screen screen = new Screen();
    private final Locale before = Locale.getDefault();
    private final ScriptedService service = new ScriptedService();
    private final Windows windows = new Windows(service, "ann", "/home/ann/.local/share/semblance", Theme.DARK);

    WizardPagesTest() {
        var picture = new Event.Preview(64, 48, new byte[64 * 48 * 3], List.of());
        var poses = new Event.Poses(List.of(
                new Event.Pose("pose.FRONT", 1, true),
                new Event.Pose("pose.LEFT", 0.5, true),
                new Event.Pose("pose.UP", 0, false)));
        service.answer(Request.ListCameras.class, new Answer.Cameras(List.of(CAMERA)))
                .goOn(Request.Preview.class, picture)
                .on(Request.Look.class, (_, events) -> {
                    List.of(picture, new Event.Hint("hint.TURN_LEFT"), new Event.Progress(0.5), poses)
                            .forEach(events);
                    return new Answer.Looked(5);
                })
                .answer(Request.Try.class, new Answer.Verified("ann", true, "", 200))
                .answer(Request.Keep.class, new Answer.Enrolled("ann", "face", 5));
    }

    @AfterEach
    void close() {
        windows.close();
        screen.until("every conversation is over", () -> service.clients.get() == 0);
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void cancelStoresNothingFromAnyPage(int page) throws Exception {
        windows.openWizard();
        for (var n = 0; n < page; n++) turnFrom(n);
        screen.press(KeyCode.ESCAPE);
        screen.until("the wizard is closed", () -> !screen.has("#next"));
        screen.until("the conversation is over", () -> service.clients.get() == 0);
        assertFalse(service.asked.stream().anyMatch(Request.Keep.class::isInstance), service.asked.toString());
    }

    @Test
    void storesUnderTheNameThatIsTyped() throws Exception {
        windows.openWizard();
        for (var n = 0; n < 4; n++) turnFrom(n);
        screen.until("a name is offered", () -> screen.text("#name").equals("face"));
        screen.type("office");
        turnFrom(4);
        screen.untilText("#stored", "office");
        assertTrue(service.asked.contains(new Request.Keep("ann", "office", false)), service.asked.toString());
    }

    /// The watch would look for a camera that is no longer the one, for ever.
    @Test
    void aCameraThatWasSetBeforeIsForgotten() throws Exception {
        service.answer(
                Request.Settings.class,
                new Answer.Settings(List.of(new Answer.Setting("camera", "usb:9:9", List.of(""), false, ""))));
        windows.openWizard();
        for (var n = 0; n < PAGES - 1; n++) turnFrom(n);
        assertTrue(service.asked.contains(new Request.ChangeSetting("ann", "camera", "")), service.asked.toString());
    }

    /// Going back would not take the face back.
    @Test
    void whileAFaceIsBeingStoredThereIsNoWayBack() throws Exception {
        var stored = new CountDownLatch(1);
        service.on(Request.Keep.class, (_, _) -> {
            stored.await();
            return new Answer.Enrolled("ann", "face", 5);
        });
        windows.openWizard();
        for (var n = 0; n < 4; n++) turnFrom(n);
        screen.until("a name is offered", () -> screen.text("#name").equals("face"));
        assertFalse(screen.find("#back").isDisabled());
        screen.goOn();
        screen.until("it is storing", () -> screen.find("#back").isDisabled());
        stored.countDown();
        screen.untilText("#stored", "face");
    }

    @Test
    void aRefusedNameIsSaidAndCanBeChanged() throws Exception {
        service.answer(
                Request.Keep.class,
                new Answer.Failed(Answer.Problem.USAGE, "ann has a face \"face\".", "Choose another."));
        windows.openWizard();
        for (var n = 0; n < 4; n++) turnFrom(n);
        screen.until("a name is offered", () -> screen.text("#name").equals("face"));
        screen.goOn();
        screen.untilText("#problem", "Choose another.");
        assertTrue(screen.find("#name").isFocused());
    }

    @Test
    void aFaceThatIsAnotherUsersIsStoredOnlyWhenThatIsMeant() throws Exception {
        service.on(
                Request.Keep.class,
                (request, _) -> ((Request.Keep) request).force()
                        ? new Answer.Enrolled("ann", "face", 5)
                        : new Answer.Failed(Answer.Problem.KNOWN_FACE, "Enrolled, as bert.", "add --force"));
        windows.openWizard();
        for (var n = 0; n < 4; n++) turnFrom(n);
        screen.until("a name is offered", () -> screen.text("#name").equals("face"));
        assertFalse(screen.has("#anyway"));
        screen.goOn();
        screen.untilText("#problem", "as bert. Whoever has that face");
        assertTrue(screen.find("#name").isFocused());
        screen.press(KeyCode.TAB);
        screen.press(KeyCode.SPACE);
        screen.untilText("#stored", "face");
        assertEquals(
                List.of(new Request.Keep("ann", "face", false), new Request.Keep("ann", "face", true)),
                service.asked.stream().filter(Request.Keep.class::isInstance).toList());
    }

    @Test
    void whoIsNotRecognizedCannotGoOn() throws Exception {
        service.answer(Request.Try.class, new Answer.Verified("ann", false, "refusal.NOT_THIS_PERSON", 200));
        windows.openWizard();
        for (var n = 0; n < 3; n++) turnFrom(n);
        screen.untilText("#verdict", "Not you");
        assertTrue(screen.find("#next").isDisabled());
    }

    @Test
    void backLeadsToTheLookAgain() throws Exception {
        windows.openWizard();
        for (var n = 0; n < 3; n++) turnFrom(n);
        screen.press(KeyCode.ALT, KeyCode.B);
        screen.until(
                "a second look is taken",
                () -> service.asked.stream()
                                .filter(Request.Look.class::isInstance)
                                .count()
                        == 2);
    }

    @Test
    void everyControlOfEveryPageHasAName() throws Exception {
        windows.openWizard();
        for (var n = 0; n < PAGES; n++) {
            screen.until("the page can be left", () -> !screen.find("#next").isDisabled());
            assertEquals(List.of(), screen.nameless(), "page " + n);
            if (n + 1 < PAGES) turnFrom(n);
        }
    }

    @Test
    void noGermanTextIsCut() throws Exception {
        Locale.setDefault(Locale.GERMAN);
        windows.openWizard();
        for (var n = 0; n < PAGES; n++) {
            screen.until("the page can be left", () -> !screen.find("#next").isDisabled());
            assertEquals(List.of(), screen.cut(), "page " + n);
            if (n + 1 < PAGES) turnFrom(n);
        }
    }

    /// Presses Enter, and waits for the page after page `number`.
    private void turnFrom(int number) {
        screen.goOn();
        var next = List.of("#rescan", "#hint", "#verdict", "#name", "#stored").get(number);
        screen.until("page " + (number + 1) + " is there", () -> screen.has(next));
    }
}
