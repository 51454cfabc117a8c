package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.camera.FakeCamera;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.inference.ModelCard;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StorePlace;

/// `semblance enroll` and `semblance watch` as processes of their own, killed without warning: the session stays
/// locked, the store whole, and the next watch goes on.
class KilledWatchTest {
    private static final String USER = System.getProperty("user.name");
    private static final SyntheticPerson OWNER = SyntheticPerson.bundled("person-01");
    private static final SyntheticPerson STRANGER = SyntheticPerson.bundled("person-02");

    @TempDir
    private Path folder;

    private final LogindStandIn logind = LogindStandIn.start(USER, (int) new UnixSystem().getUid());
    private final FakeCamera camera = FakeCamera.plug(0);
    private final List<Process> children = new ArrayList<>();

    @BeforeEach
    void enroll() throws Exception {
        play(Script.enrolment(OWNER, 1));
        var enrolled = start("enroll", "--yes", "--json");
        assertTrue(enrolled.waitFor(120, TimeUnit.SECONDS), "enrolling hangs");
        assertEquals(0, enrolled.exitValue(), () -> rest(enrolled));
    }

    @AfterEach
    void end() {
        children.forEach(Process::destroyForcibly);
        camera.close();
        logind.close();
    }

    @Test
    void killedAtAnyPointTheSessionStaysLockedAndTheStoreWhole() throws Exception {
        play(Script.attempt(STRANGER, 2, 60));
        for (var point : List.of("WATCHING", "LOOKING", "LOCKED")) {
            var watch = start("watch", "--json");
            var lines = watch.inputReader();
            await(lines, "WATCHING");
            logind.lockByIdle();
            if (!point.equals("WATCHING")) await(lines, point);
            watch.destroyForcibly().waitFor();
            assertTrue(logind.isLocked(), "opened when killed at " + point);
            assertEquals(0, logind.unlockCalls());
            assertStoreIsWhole();
            logind.setLockedHint(false);
        }
        play(Script.attempt(OWNER, 2, 60));
        var watch = start("watch", "--json");
        await(watch.inputReader(), "WATCHING");
        logind.lockByIdle();
        assertTrue(logind.awaitUnlock(Duration.ofSeconds(60)), "the next watch did not go on");
    }

    @Test
    void anEnrolmentThatIsKilledStoresNothing() throws Exception {
        play(Script.sitting(OWNER, 3, 30));
        var enrolling = start("enroll", "second", "--yes", "--json");
        var messages = enrolling.errorReader();
        while (messages.readLine() instanceof String line && !line.contains("Turn your head")) {
            assertTrue(enrolling.isAlive(), line);
        }
        enrolling.destroyForcibly().waitFor();
        assertStoreIsWhole();
    }

    private void assertStoreIsWhole() throws Exception {
        try (var store = StorePlace.in(folder.resolve("data/semblance"), folder.resolve("config/semblance"))
                .openWithKeyFile()) {
            assertEquals(1, store.faces(USER).size());
            store.checkKey();
            var stored = store.faces(USER).getFirst().references();
            assertTrue(stored >= 3, stored + " references");
            var model = ModelCard.read(Path.of("models", "embedder.json")).id();
            assertEquals(stored, store.galleries(model).getFirst().references().size());
            assertTrue(store.verifyAudit().isEmpty());
        }
    }

    private static void await(BufferedReader lines, String state) throws IOException {
        var heard = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            heard.add(line);
            var json = JsonParser.parseString(line).getAsJsonObject();
            if (json.has("state") && json.get("state").getAsString().equalsIgnoreCase(state)) return;
        }
        throw new AssertionError("the watch ended before " + state + ", it said " + heard);
    }

    private void play(Script script) {
        camera.playAndClose(SyntheticClip.pictures(script).iterator());
    }

    private Process start(String... arguments) throws IOException {
        var child = new ChildProgram(folder, logind.address()).start(arguments);
        children.add(child);
        return child;
    }

    private static String rest(Process process) {
        return process.errorReader().lines().toList().toString();
    }
}
