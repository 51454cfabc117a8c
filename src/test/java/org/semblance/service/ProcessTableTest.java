package org.semblance.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.ipc.Event.Program;

class ProcessTableTest {
    @TempDir
    private Path proc;

    private void process(int number, String name, int parent, int terminal, String... words) throws Exception {
        var folder = Files.createDirectory(proc.resolve(String.valueOf(number)));
        Files.writeString(folder.resolve("stat"), "%d (%s) S %d 1 1 %d -1".formatted(number, name, parent, terminal));
        Files.writeString(folder.resolve("cmdline"), String.join("\0", words) + "\0");
    }

    private ProcessTable table() {
        return new ProcessTable(proc);
    }

    @Test
    void tellsWhatAsksAndWhatStartedIt() throws Exception {
        process(30, "sudo", 20, 136 << 8 | 3, "sudo", "apt", "install", "two words", "");
        process(20, "bash", 10, 136 << 8 | 3, "-bash");
        process(10, "terminal", 1, 0, "terminal");
        Files.createSymbolicLink(proc.resolve("20/exe"), Path.of("/usr/bin/bash"));
        assertEquals(
                List.of(
                        new Program(30, "sudo", "sudo apt install \"two words\" \"\"", ""),
                        new Program(20, "bash", "-bash", "/usr/bin/bash"),
                        new Program(10, "terminal", "terminal", "")),
                table().lineage(30));
        assertEquals("/dev/pts/3", table().terminal(30));
        assertEquals("", table().terminal(10));
    }

    @Test
    void aNameThatPretendsToBeMoreFieldsIsAName() throws Exception {
        process(30, "x) S 99 (y", 1, 4 << 8 | 2, "x");
        assertEquals("x) S 99 (y", table().lineage(30).getFirst().name());
        assertEquals(1, table().lineage(30).size());
        assertEquals("/dev/tty2", table().terminal(30));
    }

    @Test
    void aCommandCannotHideWhatItIs() throws Exception {
        process(30, "sudo", 1, 0, "sudo", "rm\n\n\nls", "\u202egnp.sh", "\u001b[2J");
        assertEquals(
                "sudo rm\ufffd\ufffd\ufffdls \ufffdgnp.sh \ufffd[2J",
                table().lineage(30).getFirst().command());
    }

    @Test
    void aVeryLongCommandSaysHowMuchIsMissing() throws Exception {
        process(30, "sudo", 1, 0, "sudo", "x".repeat(5_000));
        assertTrue(table().lineage(30).getFirst().command().endsWith("x \u2026 +3005"));
    }

    @Test
    void whoHasEndedIsNobody() {
        assertEquals(List.of(), table().lineage(30));
        assertEquals("", table().terminal(30));
    }

    @Test
    void theKernelTellsOfThisProgram() {
        var self =
                ProcessTable.KERNEL.lineage((int) ProcessHandle.current().pid()).getFirst();
        assertEquals(ProcessHandle.current().pid(), self.process());
        assertTrue(self.executable().endsWith("/java"), self.toString());
    }
}
