package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.semblance.camera.FakeCamera;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;
import org.semblance.ipc.Answer;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.RemoteSemblance;
import org.semblance.ipc.Request;
import org.semblance.session.linux.LogindStandIn;
import org.semblance.store.StoreCopies;

/// The system's store, in which person 1 is enrolled: made once, by the service before the fake camera, for all
/// tests.
final class SystemStore {
    static final String SELF = System.getProperty("user.name");
    static final String OTHER = "nobody";
    static final int OTHER_NUMBER = 65534;

    private static final Path ORIGINAL = Path.of("target", "system-store");
    private static boolean made;

    private SystemStore() {}

    /// To where [ChildProgram#startSystem] keeps it.
    static void copyTo(Path folder) throws Exception {
        copyTo(folder.resolve("state"), folder.resolve("state-key"));
    }

    static synchronized void copyTo(Path data, Path key) throws Exception {
        if (!made) make();
        made = true;
        Files.createDirectories(data.getParent());
        Files.createDirectories(key.getParent());
        StoreCopies.copy(ORIGINAL.resolve("state"), data);
        StoreCopies.copy(ORIGINAL.resolve("state-key"), key);
    }

    private static void make() throws Exception {
        if (Files.exists(ORIGINAL)) {
            try (var files = Files.walk(ORIGINAL)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
        Files.createDirectories(ORIGINAL);
        try (var camera = FakeCamera.plug(0);
                var logind = LogindStandIn.start(OTHER, OTHER_NUMBER)) {
            play(camera, Script.enrolment(person(1), 1));
            var program = new ChildProgram(ORIGINAL.toAbsolutePath(), logind.address());
            var service = ready(program);
            try (var client = RemoteSemblance.connect(program.systemSocket())) {
                for (var user : List.of(SELF, OTHER)) {
                    var answer = client.ask(new Request.Enroll(user, "me", CameraChoice.DEFAULT, true), _ -> {});
                    assertInstanceOf(Answer.Enrolled.class, answer, answer.toString());
                }
            } finally {
                service.toHandle().destroy();
                service.waitFor(60, TimeUnit.SECONDS);
            }
        }
    }

    /// `semblance service --system` that listens.
    static Process ready(ChildProgram program) throws IOException {
        var service = program.startSystem(List.of(), Map.of());
        var line = service.inputReader().readLine();
        assertEquals(
                "Ready at " + program.systemSocket().path(),
                line,
                () -> service.errorReader().lines().toList().toString());
        return service;
    }

    static void play(FakeCamera camera, Script script) {
        camera.playAndClose(SyntheticClip.pictures(script).iterator());
    }

    static SyntheticPerson person(int number) throws IOException {
        var name = "person-%02d".formatted(number);
        return SyntheticPerson.of(name, Files.readAllBytes(Path.of("src/test/resources/people", name + ".jpg")));
    }
}
