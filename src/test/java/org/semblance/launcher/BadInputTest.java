package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.evaluation.Script;
import org.semblance.evaluation.SyntheticClip;
import org.semblance.evaluation.SyntheticPerson;

/// What a person sees who gives the program something bad: one clear message and the exit code of design and
/// administration page.
class BadInputTest {
    private static final String NO_BUS = "unix:path=/nonexistent/bus";

    @TempDir
    private Path folder;

    private record Result(int exitCode, String out, String err) {}

    @Test
    void noCameraCannotBeChecked() throws Exception {
        assertFails(3, "no camera", run("enroll", "--yes"));
    }

    @Test
    void noDBusCannotLock() throws Exception {
        assertFails(3, "D-Bus", run("lock"));
        assertFails(3, "D-Bus", run("watch"));
    }

    @Test
    void aFolderWithoutPicturesIsABadFile() throws Exception {
        var pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.writeString(pictures.resolve("a.jpg"), "not an image");
        assertFails(5, "a.jpg", run("enroll", "--yes", "--camera", pictures.toString(), "--allow-virtual"));
    }

    @Test
    void aRecordingMustBeAllowed() throws Exception {
        var pictures = record(Script.emptyRoom(1, 3));
        assertFails(3, "--allow-virtual", run("enroll", "--yes", "--camera", pictures.toString()));
    }

    @Test
    void anEmptyRoomEnrollsNobody() throws Exception {
        var pictures = record(Script.emptyRoom(1, 10));
        var enrolled = run("enroll", "--yes", "--no-pace", "--camera", pictures.toString(), "--allow-virtual");
        assertFails(3, "nothing was stored", enrolled);
        assertFails(3, "No face is enrolled", run("verify"));
    }

    @Test
    void twoPeopleEnrollNobody() throws Exception {
        var pictures = record(
                Script.twoPeople(SyntheticPerson.bundled("person-01"), SyntheticPerson.bundled("person-02"), 1, 20));
        var enrolled = run("enroll", "--yes", "--no-pace", "--camera", pictures.toString(), "--allow-virtual");
        assertFails(3, "Several faces", enrolled);
    }

    @Test
    void aFaceThatIsAnotherUsersIsRefusedUnlessForced() throws Exception {
        var clip = record(Script.enrolment(SyntheticPerson.bundled("person-03"), 1));
        var options = List.of("--yes", "--no-pace", "--camera", clip.toString(), "--allow-virtual");
        assertEquals(0, run(join("enroll", "--user", "ann", options)).exitCode());
        assertFails(3, "already enrolled, as ann", run(join("enroll", "--user", "bob", options)));
        assertEquals(0, run(join("enroll", "--user", "bob", "--force", options)).exitCode());
        assertFails(2, "already has a face", run(join("enroll", "--user", "ann", options)));
    }

    @Test
    void missingModelsAreNamed() throws Exception {
        var empty = Files.createDirectory(folder.resolve("models"));
        var child = new ChildProgram(folder, NO_BUS).start(empty, "verify");
        assertFails(3, "detector.json is missing", finish(child));
    }

    @Test
    void aStoreOfZeroBytesIsRefusedAndLeftAlone() throws Exception {
        var data = Files.createDirectories(
                folder.resolve("data/semblance"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var database = Files.createFile(data.resolve("store.db"));
        assertFails(5, "store.db", run("faces", "list"));
        assertEquals(0, Files.size(database));
    }

    @Test
    void unknownOptionsAreUsageErrors() throws Exception {
        assertFails(2, "--nonsense", run("verify", "--nonsense"));
    }

    private static String[] join(String first, Object... rest) {
        var all = new ArrayList<String>(List.of(first));
        for (var part : rest) {
            if (part instanceof List<?> list) list.forEach(each -> all.add(each.toString()));
            else all.add(part.toString());
        }
        return all.toArray(String[]::new);
    }

    private Path record(Script script) throws Exception {
        var pictures = Files.createTempDirectory(folder, "clip");
        var number = 0;
        for (var picture : SyntheticClip.pictures(script)) {
            try (Mat closing = picture) {
                opencv_imgcodecs.imwrite(
                        pictures.resolve("%04d.jpg".formatted(number++)).toString(), closing);
            }
        }
        return pictures;
    }

    private Result run(String... arguments) throws Exception {
        return finish(new ChildProgram(folder, NO_BUS).start(arguments));
    }

    private static Result finish(Process child) throws Exception {
        try (var out = child.inputReader();
                var err = child.errorReader()) {
            var errors = err.readAllAsString();
            return new Result(child.waitFor(), out.readAllAsString(), errors);
        }
    }

    private static void assertFails(int exitCode, String message, Result result) {
        var said = result.out() + result.err();
        assertEquals(exitCode, result.exitCode(), said);
        assertTrue(said.contains(message), said);
        assertFalse(said.contains("\tat "), "a stack trace: " + said);
    }
}
