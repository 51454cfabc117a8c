package org.semblance.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.evaluation.Script;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Request;
import org.semblance.ui.RealService;
import org.semblance.ui.Screen;
import org.semblance.ui.Theme;
import org.semblance.ui.Windows;

/// A person before the webcam, the real windows, the real service and a session that locks; all by keyboard.
class EnrolledByWizardTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private RealService service;
    private Windows windows;

    @BeforeEach
    void start() throws Exception {
        service = new RealService(folder);
        windows = new Windows(service, RealService.USER, folder.toString(), Theme.LIGHT);
    }

    @AfterEach
    void stop() {
        windows.close();
        screen.until("all windows are closed", () -> !screen.has("#next"));
        service.close();
    }

    @Test
    void personOneEnrollsAndTheFaceOpensTheLock() throws Exception {
        service.play(Script.enrolment(RealService.person(1), 1));
        windows.openWizard();
        screen.goOn();
        goOnWithAPicture();
        finish();

        service.watch();
        screen.press(KeyCode.ALT, KeyCode.L);
        screen.untilText("#told", "until you leave");
        service.play(Script.emptyRoom(3, 30));
        screen.untilText("#told", "Locked.");
        service.play(Script.attempt(RealService.person(1), 2, 60));
        service.logind.setIdleHint(true);
        service.logind.setIdleHint(false);
        assertTrue(service.logind.awaitUnlock(SOON), screen.words().toString());
        screen.untilText("#told", "It works");
    }

    @Test
    void twoFacesAreToldApartAndNothingIsStored() throws Exception {
        service.play(Script.twoPeople(RealService.person(1), RealService.person(2), 4, 60));
        lookAndFail("Several faces");
    }

    @Test
    void anEmptyRoomIsToldAndNothingIsStored() throws Exception {
        service.play(Script.emptyRoom(3, 30));
        lookAndFail("Nobody is before the camera");
    }

    @Test
    void darknessIsToldAndNothingIsStored() throws Exception {
        service.camera.playBlack();
        lookAndFail("too dark");
    }

    @Test
    void whoseCameraWasUnpluggedEnrollsWhenItIsBack() throws Exception {
        service.play(Script.enrolment(RealService.person(1), 1));
        windows.openWizard();
        screen.goOn();
        goOnWithAPicture();
        untilSomethingWasSeen();
        service.camera.unplug();
        screen.untilText("#remedy", "Plug the camera in again");
        service.camera.plugAgain();
        service.play(Script.enrolment(RealService.person(1), 1));
        screen.press(KeyCode.ENTER);
        untilSomethingWasSeen();
        finish();
    }

    @Test
    void whoCancelsWhileLookingStoresNothingAndFreesTheCamera() throws Exception {
        service.play(Script.emptyRoom(3, 30));
        windows.openWizard();
        screen.goOn();
        goOnWithAPicture();
        screen.press(KeyCode.ESCAPE);
        screen.until("the wizard is closed", () -> !screen.has("#next"));
        assertEquals(List.of(), faces());
        windows.openWizard();
        screen.goOn();
        goOnWithAPicture();
    }

    /// From the poses on.
    private void finish() throws InterruptedException {
        screen.goOn();
        screen.untilText("#verdict", "It is you");
        assertEquals(List.of(), faces());
        screen.goOn();
        screen.until("a name is offered", () -> screen.text("#name").equals("face"));
        screen.goOn();
        screen.untilText("#stored", "face");
        assertEquals(List.of("face"), faces());
    }

    private void lookAndFail(String remedy) throws Exception {
        windows.openWizard();
        screen.goOn();
        goOnWithAPicture();
        screen.untilText("#remedy", remedy);
        assertTrue(screen.find("#next").isDisabled());
        assertEquals(List.of(), faces());
    }

    private void untilSomethingWasSeen() {
        screen.until(
                "some of the face was seen",
                () -> screen.<ProgressBar>find("#progress").getProgress() > 0);
    }

    private void goOnWithAPicture() {
        screen.until("the camera page is there", () -> screen.has("#rescan"));
        screen.goOn();
        screen.until("the poses page is there", () -> screen.has("#hint") || screen.has("#trouble"));
    }

    private List<String> faces() throws InterruptedException {
        var answer = (Answer.Faces) service.ask(new Request.ListFaces(RealService.USER));
        return answer.faces().stream().map(Answer.Face::name).toList();
    }
}
