package org.semblance.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.semblance.ipc.Event;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class DemoWindowTest {
    private final FxRobot robot = new FxRobot();
    private DemoWindow window;

    @BeforeEach
    void open() throws Exception {
        window = DemoWindow.show("Semblance", "Nothing is kept.", Theme.LIGHT);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        window.awaitClosed();
    }

    @Test
    void showsTheCaption() {
        window.caption("A stranger tries.");
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                "A stranger tries.",
                robot.lookup("#caption").queryAs(Label.class).getText());
    }

    @Test
    void rowsComeInTheirOrder() {
        window.row(new DemoRow("person-02", OptionalDouble.of(1.2), OptionalDouble.of(0.05), false, "refused", 900));
        window.row(new DemoRow("person-01", OptionalDouble.of(0.4), OptionalDouble.of(1e-5), true, "accepted", 120));
        WaitForAsyncUtils.waitForFxEvents();
        var table = robot.lookup(".demo-table").queryAs(TableView.class);
        assertEquals(2, table.getItems().size());
        assertEquals(
                "person-01",
                table.getColumns().getFirst() == null
                        ? ""
                        : ((DemoRow) table.getItems().get(1)).who());
    }

    @ParameterizedTest
    @EnumSource(Event.Verdict.class)
    void aMarkShowsOnThePicture(Event.Verdict verdict) {
        window.frame(grey(List.of()));
        WaitForAsyncUtils.waitForFxEvents();
        var before = colors();
        window.frame(grey(List.of(mark(verdict))));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(colors() > before, "the mark adds colors to a plain picture");
    }

    @Test
    void readsOutWhatThePictureShows() {
        window.frame(grey(List.of(mark(Event.Verdict.ACCEPTED))));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("the owner", picture().getAccessibleText());
    }

    @Test
    void survivesManyFramesFromAnotherThread() throws Exception {
        var feeder = Thread.ofVirtual().start(() -> {
            for (var n = 0; n < 500; n++) window.frame(grey(List.of()));
        });
        feeder.join();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(0, picture().getChildrenUnmodifiable().getFirst().getLayoutX());
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyCode.class,
            names = {"Q", "W"})
    void controlAndALetterCloses(KeyCode letter) throws Exception {
        robot.push(KeyCode.CONTROL, letter);
        window.awaitClosed();
        assertTrue(window.isClosed());
    }

    @Test
    void escapeClosesAlsoFromTheTable() throws Exception {
        robot.interact(() -> robot.lookup(".demo-table").query().requestFocus());
        robot.push(KeyCode.ESCAPE);
        window.closed().toCompletableFuture().get(60, TimeUnit.SECONDS);
        assertTrue(window.isClosed());
    }

    @Test
    void aClosedWindowTakesFramesAndRowsWithoutComplaint() throws Exception {
        window.close();
        window.awaitClosed();
        window.frame(grey(List.of()));
        window.caption("too late");
        window.progress(1);
        window.row(new DemoRow("nobody", OptionalDouble.empty(), OptionalDouble.empty(), false, "refused", 0));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(window.isClosed());
    }

    @Test
    void everyControlHasAName() {
        var nameless = new ArrayList<String>();
        for (var node : robot.lookup(".demo *").queryAll()) {
            if (!node.isFocusTraversable()) continue;
            if (node.getAccessibleText() == null) nameless.add(node.toString());
        }
        assertEquals(List.of(), nameless);
    }

    @Test
    void dressesInTheColorsThatWereAskedFor() throws Exception {
        window.close();
        window.awaitClosed();
        window = DemoWindow.show("Semblance", "", Theme.DARK);
        WaitForAsyncUtils.waitForFxEvents();
        var stage = (Stage) robot.listTargetWindows().stream()
                .filter(javafx.stage.Window::isShowing)
                .findFirst()
                .orElseGet(() -> fail("no window"));
        var corner = WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> stage.getScene().snapshot(null).getPixelReader().getColor(3, 3));
        assertTrue(corner.getBrightness() < 0.3, corner.toString());
    }

    private PictureView picture() {
        return robot.lookup(node -> node instanceof PictureView).queryAs(PictureView.class);
    }

    private long colors() {
        var shot = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> picture().snapshot(null, null));
        var colors = new java.util.HashSet<Color>();
        for (var y = 0; y < shot.getHeight(); y++) {
            for (var x = 0; x < shot.getWidth(); x++) {
                colors.add(shot.getPixelReader().getColor(x, y));
            }
        }
        return colors.size();
    }

    private static Event.Preview grey(List<Event.Mark> marks) {
        var bgr = new byte[320 * 240 * 3];
        Arrays.fill(bgr, (byte) 120);
        return new Event.Preview(320, 240, bgr, marks);
    }

    private static Event.Mark mark(Event.Verdict verdict) {
        return new Event.Mark(
                110, 70, 90, 110, new float[] {130, 110, 175, 110, 152, 135, 135, 155, 170, 155}, "the owner", verdict);
    }
}
