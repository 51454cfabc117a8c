package org.semblance.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.embed.Embedding;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.store.StorePlace;
import org.semblance.ui.RealService;
import org.semblance.ui.Screen;
import org.semblance.ui.ScriptedService;
import org.semblance.ui.Theme;
import org.semblance.ui.Windows;

/// The real service with one stored face and a policy; nothing here needs a camera.
class PreferencesWindowTest {
    @TempDir
    private Path folder;

    private final Screen screen = new Screen();
    private RealService service;
    private Windows windows;

    @BeforeEach
    void open() throws Exception {
        try (var store =
                StorePlace.in(folder.resolve("data"), folder.resolve("config")).openWithKeyFile()) {
            var values = new float[128];
            values[0] = 1;
            store.addFace(RealService.USER, "face", "usb:1:1", List.of(new Embedding("model", values)), Instant.now());
        }
        Files.createDirectory(folder.resolve("policy.d"));
        Files.writeString(folder.resolve("policy.d/10-office.toml"), "lock.away = true\n");
        service = new RealService(folder);
        windows = new Windows(service, RealService.USER, folder.toString(), Theme.DARK);
        windows.openPreferences();
        screen.until("the face is listed", () -> screen.has(".rename"));
        screen.until("the settings are listed", () -> screen.has("#fmr"));
    }

    @AfterEach
    void close() {
        windows.close();
        screen.until("the window is closed", () -> !screen.has("#pause"));
        service.close();
    }

    @Test
    void renamesAFace() throws Exception {
        screen.click(".rename");
        screen.type("office");
        screen.press(KeyCode.ENTER);
        screen.until("the new name is listed", () -> screen.words().contains("office"));
        assertEquals(List.of("office"), faces());
    }

    @Test
    void escapeLeavesTheNameAndTheWindow() throws Exception {
        screen.click(".rename");
        screen.type("office");
        screen.press(KeyCode.ESCAPE);
        screen.until("the old name is listed", () -> screen.words().contains("face"));
        assertEquals(List.of("face"), faces());
    }

    @Test
    void removesAFaceOnlyWhenThatIsConfirmedAndTheHistoryTellsIt() throws Exception {
        screen.click(".remove");
        screen.until("it is asked", () -> screen.words().contains("Keep"));
        screen.click("Keep");
        assertEquals(List.of("face"), faces());
        screen.click(".remove");
        screen.until("it is asked", () -> screen.words().contains("Keep"));
        screen.click("Remove");
        screen.until("no face is listed", () -> screen.has("#enroll"));
        assertEquals(List.of(), faces());
        windows.openHistory();
        screen.until("it is history", () -> screen.words().contains("A face was removed."));
    }

    @Test
    void theRateHoldsAtOnceAndIsToldInPeople() throws Exception {
        assertTrue(screen.words().contains("1 in 10\u202f000"), screen.words().toString());
        choose("1e-5");
        screen.until("it is set", () -> settings().get("fmr").value().equals("1e-5"));
        assertTrue(screen.words().contains("1 in 100\u202f000"), screen.words().toString());
    }

    @Test
    void aSwitchObeysTheSpaceBar() throws Exception {
        screen.onToolkit(() -> screen.find("#unlock-wake").requestFocus());
        screen.press(KeyCode.SPACE);
        screen.until("it is off", () -> settings().get("unlock.wake").value().equals("false"));
    }

    @Test
    void whatPolicyFixesIsShownAndCannotBeChanged() throws Exception {
        assertTrue(screen.find("#lock-away").isDisabled());
        assertTrue(
                screen.words().stream().anyMatch(text -> text.contains("Set by 10-office.toml.")),
                screen.words().toString());
    }

    @Test
    void everyControlHasAName() {
        assertEquals(List.of(), screen.nameless());
    }

    @Test
    void aRefusedChangePutsTheOldValueBack() throws Exception {
        windows.close();
        screen.until("the window is closed", () -> !screen.has("#pause"));
        var refusing = new ScriptedService()
                .answer(
                        Request.Settings.class,
                        new Answer.Settings(
                                List.of(new Answer.Setting("fmr", "1e-4", List.of("1e-4", "1e-5"), false, ""))))
                .answer(
                        Request.ChangeSetting.class,
                        new Answer.Failed(Answer.Problem.CANNOT_CHECK, "The disk is full.", "Make room."));
        windows = new Windows(refusing, RealService.USER, folder.toString(), Theme.DARK);
        windows.openPreferences();
        screen.until("the setting is listed", () -> screen.has("#fmr"));
        choose("1e-5");
        screen.until("it is told", () -> screen.words().contains("The disk is full. Make room."));
        assertEquals("1e-4", screen.<ComboBox<String>>find("#fmr").getValue());
    }

    @Test
    void aServiceThatComesBackIsSeen() throws Exception {
        windows.close();
        screen.until("the window is closed", () -> !screen.has("#pause"));
        var gone = new Answer.Failed(Answer.Problem.CANNOT_CHECK, "It is gone.", "Start it.");
        var restarting = new ScriptedService()
                .answer(Request.Follow.class, gone)
                .answer(Request.Settings.class, gone)
                .answer(Request.ListFaces.class, gone);
        windows = new Windows(restarting, RealService.USER, folder.toString(), Theme.DARK);
        windows.openPreferences();
        screen.until(
                "all three say so",
                () -> screen.words().stream()
                                .filter(text -> text.contains("It is gone."))
                                .count()
                        >= 3);
        restarting
                .goOn(Request.Follow.class, new Event.State("state.WATCHING", "", ""))
                .answer(
                        Request.Settings.class,
                        new Answer.Settings(
                                List.of(new Answer.Setting("fmr", "1e-4", List.of("1e-4", "1e-5"), false, ""))))
                .answer(Request.ListFaces.class, new Answer.Faces(List.of()));
        screen.onToolkit(() -> screen.<Button>find("#again").fire());
        screen.until("the settings are there", () -> screen.has("#fmr"));
        screen.until("the state is there", () -> screen.words().contains(Words.text("state.WATCHING")));
    }

    private void choose(String rate) {
        screen.onToolkit(() -> screen.<ComboBox<String>>find("#fmr").setValue(rate));
    }

    private List<String> faces() throws InterruptedException {
        var answer = (Answer.Faces) service.ask(new Request.ListFaces(RealService.USER));
        return answer.faces().stream().map(Answer.Face::name).toList();
    }

    private Map<String, Answer.Setting> settings() throws InterruptedException {
        var answer = (Answer.Settings) service.ask(new Request.Settings(RealService.USER));
        return answer.settings().stream().collect(Collectors.toMap(Answer.Setting::name, setting -> setting));
    }
}
