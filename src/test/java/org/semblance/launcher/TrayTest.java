package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.ui.tray.panel.TestDesktop.await;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.FakeCamera;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.ipc.Words;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StorePlace;
import org.semblance.ui.tray.Command;
import org.semblance.ui.tray.panel.TestDesktop;

/// `semblance tray` as a process of its own on a real display, in a real panel, with a service of its own.
@Timeout(1800)
class TrayTest {
    private static final String USER = System.getProperty("user.name");
    private static final SyntheticPerson OWNER = SyntheticPerson.bundled("person-01");
    private static final int NOT_ENROLLED = 0x0969da;
    private static final int WATCHING = 0x1f6feb;

    @TempDir
    private Path folder;

    private final LogindStandIn logind = LogindStandIn.start(USER, (int) new UnixSystem().getUid());
    private final FakeCamera camera = FakeCamera.plug(0);
    private final List<Process> children = new ArrayList<>();
    /// What outlived its parent.
    private final List<ProcessHandle> left = new ArrayList<>();
    private TestDesktop desktop;

    @BeforeEach
    void start() throws Exception {
        desktop = new TestDesktop(folder);
    }

    @AfterEach
    void end() {
        for (var child : children) {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
        }
        for (var each : left) {
            each.descendants().forEach(ProcessHandle::destroyForcibly);
            each.destroyForcibly();
        }
        camera.close();
        desktop.close();
        logind.close();
    }

    @Test
    void aPanelShowsTheIconAndItsMenuDoesWhatItSays() throws Exception {
        desktop.startPanel();
        var tray = tray();
        var item = item();
        assertEquals("Semblance", desktop.property(item, "Title"));
        assertEquals("Active", desktop.property(item, "Status"));
        awaitStatus(item, "state.NOT_ENROLLED");
        await("the icon in the panel", () -> desktop.seen(NOT_ENROLLED).isPresent());
        var icon = desktop.seen(NOT_ENROLLED).orElseThrow();

        desktop.click(item, Command.LOCK);
        await("the session to be locked", logind::isLocked);
        desktop.click(item, Command.ENROLL);
        await("the wizard", () -> desktop.hasWindow(Words.text("ui.wizard.title")));
        assertSecondStartShowsThisOne();

        var family = tray.descendants().toList();
        assertEquals(1, family.size(), family::toString);
        quitByTheMenu(icon);
        assertTrue(tray.waitFor(60, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, tray.exitValue());
        assertFalse(family.getFirst().isAlive());
        assertFalse(Files.exists(folder.resolve("run/semblance/service.sock")));
    }

    private void assertSecondStartShowsThisOne() throws Exception {
        var second = tray();
        assertTrue(second.waitFor(60, TimeUnit.SECONDS), "a second tray stays");
        assertEquals(0, second.exitValue());
        assertTrue(second.errorReader().readLine().contains(Words.text("tray.already")));
        await("the preferences of the first", () -> desktop.hasWindow(Words.text("ui.preferences.title")));
    }

    /// With a real pointer and real keys; the last row is Quit.
    private void quitByTheMenu(int[] icon) {
        var before = desktop.screenshot();
        desktop.xdotool("mousemove", "" + icon[0], "" + icon[1], "click", "3");
        await("the menu", () -> {
            var now = desktop.screenshot();
            return now.getRGB(icon[0] - 60, icon[1] + 60) != before.getRGB(icon[0] - 60, icon[1] + 60);
        });
        desktop.xdotool("key", "Up", "Return");
    }

    @Test
    void aServiceThatIsKilledIsStartedAgainAndTheSessionStaysLocked(TestReporter reporter) throws Exception {
        enroll();
        desktop.startPanel();
        var tray = tray();
        var item = item();
        awaitStatus(item, "state.WATCHING");
        await("the icon in the panel", () -> desktop.seen(WATCHING).isPresent());
        logind.lockByIdle();
        await("a look", () -> !desktop.status(item).equals(Words.text("state.WATCHING")));

        var service = service(tray).orElseThrow();
        var killed = System.nanoTime();
        service.destroyForcibly();
        awaitStatus(item, "tray.gone");
        var said = System.nanoTime();
        await(
                "another service",
                () -> service(tray).filter(now -> !now.equals(service)).isPresent());
        var started = System.nanoTime();
        await("it to answer", () -> !desktop.status(item).equals(Words.text("tray.gone")));
        var answered = System.nanoTime();
        reporter.publishEntry("said after ms", "" + (said - killed) / 1_000_000);
        reporter.publishEntry("started after ms", "" + (started - killed) / 1_000_000);
        reporter.publishEntry("answered after ms", "" + (answered - killed) / 1_000_000);

        assertTrue(logind.isLocked());
        assertEquals(0, logind.unlockCalls());
        desktop.click(item, Command.QUIT);
        assertTrue(tray.waitFor(60, TimeUnit.SECONDS), "it does not end");
        assertStoreIsWhole();
    }

    @Test
    void withoutAPanelTheOldNotificationAreaTakesTheIconUntilAPanelComes() throws Exception {
        desktop.startTrayer();
        tray();
        await(
                "the icon in the notification area",
                () -> desktop.seen(NOT_ENROLLED).isPresent());
        assertEquals(Optional.empty(), desktop.item());
        desktop.startPanel();
        item();
        assertNotEquals("", desktop.status(item()));
    }

    @Test
    void whereNothingTakesAnIconItSaysSoAndGoesOn() throws Exception {
        var tray = tray();
        var said = tray.errorReader().lines().anyMatch(line -> line.contains("no panel takes an icon"));
        assertTrue(said, "it ended without a word");
        await("the service", () -> Files.exists(folder.resolve("run/semblance/service.sock")));
        assertTrue(tray.isAlive());
    }

    @Test
    void theDemoLeavesTheTrayRunningUntilItIsQuit() throws Exception {
        desktop.startPanel();
        var demo = start("demo", "--no-window", "--tray");
        assertTrue(demo.waitFor(390, TimeUnit.SECONDS), "the demo does not end");
        assertEquals(0, demo.exitValue());
        assertTrue(demo.errorReader().lines().toList().contains(Words.text("tray.detached")));

        var item = item();
        left.add(desktop.owner(item));
        awaitStatus(item, "state.NOT_ENROLLED");
        await("the icon in the panel", () -> desktop.seen(NOT_ENROLLED).isPresent());
        desktop.click(item, Command.QUIT);
        await("the tray to end", () -> !left.getFirst().isAlive());
        assertFalse(Files.exists(folder.resolve("run/semblance/service.sock")));
        await("the icon to go", () -> desktop.seen(NOT_ENROLLED).isEmpty());
    }

    private Optional<ProcessHandle> service(Process tray) {
        return tray.children().findFirst();
    }

    private String item() {
        await("the panel to be told of the icon", () -> desktop.item().isPresent());
        return desktop.item().orElseThrow();
    }

    private void awaitStatus(String item, String key) {
        desktop.awaitStatus(item, Words.text(key));
    }

    private void enroll() throws Exception {
        camera.playAndClose(SyntheticClip.pictures(Script.enrolment(OWNER, 1)).iterator());
        var enrolled = start("enroll", "--yes", "--json");
        assertTrue(enrolled.waitFor(120, TimeUnit.SECONDS), "enrolling hangs");
        assertEquals(0, enrolled.exitValue());
    }

    private void assertStoreIsWhole() throws Exception {
        try (var store = StorePlace.in(folder.resolve("data/semblance"), folder.resolve("config/semblance"))
                .openWithKeyFile()) {
            assertEquals(1, store.faces(USER).size());
            store.checkKey();
            assertTrue(store.verifyAudit().isEmpty());
        }
    }

    private Process tray() throws IOException {
        return start("tray");
    }

    private Process start(String... arguments) throws IOException {
        var child = new ChildProgram(folder, logind.address()).start(desktop.environment(), arguments);
        children.add(child);
        return child;
    }
}
