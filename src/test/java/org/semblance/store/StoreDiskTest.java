package org.semblance.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.semblance.store.StoreFixture.enroll;
import static org.semblance.store.StoreFixture.place;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are full or read-only. The file systems are real and mounted in a namespace of the child
/// process, so the tests need no root, and root's right to ignore modes does not matter.
class StoreDiskTest {
    private static final String SMALL_DISK = "mount -t tmpfs -o size=1m,mode=0700 none \"$1\"";
    private static final String READ_ONLY = "mount --bind \"$1\" \"$1\"; mount -o remount,bind,ro \"$1\"";

    @TempDir
    Path folder;

    @Test
    void saysThatTheDiskIsFullAndKeepsWhatItHas() throws Exception {
        // the folder is gone with the child, so the child opens the store a second time itself
        try (var child = ChildProcess.startWithMount(SMALL_DISK, folder, "100000")) {
            var lines = child.rest();
            var stored = lines.stream().filter(line -> line.startsWith("face ")).count();
            assertTrue(stored > 10, lines::toString);
            assertTrue(
                    lines.stream().anyMatch(line -> line.startsWith("Full: no space left to write ")), lines::toString);
            assertEquals("reopened with " + stored + " faces, whole", lines.getLast(), lines::toString);
        }
    }

    @Test
    void makesNoStoreOnAFullDisk() throws Exception {
        var full = SMALL_DISK + "; dd if=/dev/zero of=\"$1/filler\" bs=4k 2>/dev/null || true";
        try (var child = ChildProcess.startWithMount(full, folder, "1")) {
            var lines = child.rest();
            assertTrue(lines.get(1).startsWith("Full: no space left to write "), lines::toString);
        }
    }

    @Test
    void refusesToOpenAStoreThatItCannotWriteTo() throws Exception {
        try (var store = place(folder).open()) {
            enroll(store, "anna", "face", 1, 2);
        }
        var before = Files.readAllBytes(place(folder).database());
        try (var child = ChildProcess.startWithMount(READ_ONLY, folder, "1")) {
            var lines = child.rest();
            assertTrue(lines.get(1).startsWith("ReadOnly: "), lines::toString);
        }
        assertEquals(1, files(place(folder).database().getParent()));
        assertArrayEquals(before, Files.readAllBytes(place(folder).database()));
    }

    @Test
    void makesNoStoreOnAReadOnlyDisk() throws Exception {
        try (var child = ChildProcess.startWithMount(READ_ONLY, folder, "1")) {
            var lines = child.rest();
            assertTrue(lines.get(1).startsWith("ReadOnly: "), lines::toString);
        }
        assertEquals(0, files(folder));
    }

    private static int files(Path folder) {
        return folder.toFile().list().length;
    }
}
