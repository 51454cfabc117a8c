package org.semblance.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A password typed at a real terminal.
class KeyringTerminalTest {
    /// Types its first argument when it is asked, and prints what stood on the screen.
    private static final String TERMINAL = """
        import os, pty, sys
        pid, terminal = pty.fork()
        if pid == 0:
            os.execvp(sys.argv[2], sys.argv[2:])
        seen = b''
        def more():
            try:
                return os.read(terminal, 4096)
            except OSError:
                return b''
        while b'(not shown)' not in seen and (part := more()):
            seen += part
        os.write(terminal, sys.argv[1].encode() + b'\\n')
        while part := more():
            seen += part
        print(seen.decode(), 'ends with', os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
        """;

    @TempDir
    private Path folder;

    @Test
    void isNotSeen() throws Exception {
        var program = new ChildProgram(folder, "unix:path=/nonexistent");
        var typed = List.of("python3", "-c", TERMINAL, "correct horse");
        var process = program.start(typed, "keyring", "on", "--user=nobody-here");
        var screen = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        assertTrue(screen.contains("Your login password (not shown):"), screen);
        assertFalse(screen.contains("horse"), screen);
        assertTrue(screen.contains("The administrator has not allowed"), screen);
        assertTrue(screen.contains("ends with 3"), screen);
    }
}
