package org.semblance.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.store.StoreFixture.MODEL;
import static org.semblance.store.StoreFixture.place;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes on one store, and processes that are killed with SIGKILL while they write.
class StoreProcessesTest {
    @TempDir
    Path folder;

    @Test
    void isWholeAfterItsProcessWasKilledInTheMiddleOfWriting() throws Exception {
        var reported = new ArrayList<String>();
        for (var round = 0; round < 6; round++) {
            try (var child = ChildProcess.start(folder, "until-killed", "round" + round + "-")) {
                assertEquals("starting", child.line());
                for (var line = 0; line < 3 + 7 * round; line++) reported.add(child.line());
                reported.addAll(child.kill());
            }
            assertWhole(reported);
        }
    }

    @Test
    void isWholeAfterItsProcessWasKilledWhileItMadeTheStore() throws Exception {
        for (var round = 0; round < 3; round++) {
            var reported = new ArrayList<String>();
            try (var child = ChildProcess.start(folder, "until-killed", "round" + round + "-")) {
                assertEquals("starting", child.line());
                reported.addAll(child.kill());
            }
            assertWhole(reported);
            Files.delete(place(folder).database());
        }
    }

    @Test
    void twoProcessesMakeOneStoreWithOneKeyAndLoseNothing() throws Exception {
        try (var one = ChildProcess.start(folder, "40", "one-");
                var two = ChildProcess.start(folder, "40", "two-")) {
            var reported = new ArrayList<>(one.rest());
            reported.addAll(two.rest());
            assertEquals(
                    80,
                    reported.stream().filter(line -> line.startsWith("face ")).count(),
                    reported::toString);
            assertWhole(reported);
        }
        try (var store = place(folder).open()) {
            assertEquals(80, store.lockout("anna").failures());
            assertEquals(80, store.history(1000).size());
        }
    }

    @Test
    void oneProcessSeesAtOnceWhatAnotherWrote() throws Exception {
        try (var store = place(folder).open();
                var child = ChildProcess.start(folder, "1", "other-")) {
            child.rest();
            assertEquals("other-0", store.faces("anna").getFirst().name());
            assertEquals(
                    ChildStore.REFERENCES,
                    store.gallery("anna", MODEL).references().size());
        }
    }

    /// Every face is there with all its references or not at all, and everything that was reported done
    /// is there.
    private void assertWhole(List<String> reported) throws Exception {
        try (var store = place(folder).open()) {
            var faces = store.faces();
            var names = new HashSet<String>();
            for (var face : faces) {
                assertEquals(ChildStore.REFERENCES, face.references(), face.name());
                names.add(face.name());
            }
            assertEquals(
                    faces.size() * ChildStore.REFERENCES,
                    store.gallery("anna", MODEL).references().size());
            assertEquals(Optional.empty(), store.verifyAudit());

            var failures = 0;
            for (var line : reported) {
                if (line == null || line.isEmpty()) continue;
                if (line.startsWith("face ") && !lastIsCut(line, reported)) {
                    assertTrue(names.contains(line.substring(5)), line);
                }
                if (line.startsWith("failure ")) failures++;
            }
            assertTrue(store.lockout("anna").failures() >= failures);
            assertTrue(store.history(10_000).size() >= failures);
        }
    }

    /// The kill may cut the last line short.
    private static boolean lastIsCut(String line, List<String> reported) {
        return line.equals(reported.getLast());
    }
}
