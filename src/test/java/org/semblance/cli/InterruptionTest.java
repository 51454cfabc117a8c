package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterruptionTest {

    /// Through a small program that undoes what a background shell does to SIGINT, which is to ignore it.
    private static final String WITH_SIGNALS = "import os, signal, sys; "
            + "signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])";

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aWatchThatIsStoppedTidiesUp(String signal, int exitCode) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        "python3",
                        "-c",
                        WITH_SIGNALS,
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WaitingMain.class.getName(),
                        "watch")
                .redirectErrorStream(true)
                .start();
        try (var out = process.inputReader()) {
            var first = out.readLine();
            assertTrue(first != null && first.contains("Waiting for the screen to lock."), first);
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .start()
                    .waitFor();
            assertEquals("closed", out.readLine());
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(exitCode, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
