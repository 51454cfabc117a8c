package org.semblance.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryTest {
    /// Run in a process of its own: opens the inference, with a command line as long as a class path gets.
    static final class Child {
        public static void main(String[] arguments) {
            new Inference(Inference.Choice.CPU).provider();
        }
    }

    @Test
    void nothingIsStoredInTheHomeFolderAndALongCommandLineIsSurvived(@TempDir Path home) throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Child.class.getName(),
                "x".repeat(20_000));
        builder.environment().keySet().removeAll(List.of(Telemetry.SWITCH, "XDG_CACHE_HOME"));
        builder.environment().put("HOME", home.toString());
        builder.redirectErrorStream(true);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
        assertFalse(Files.exists(home.resolve(".cache")), "ONNX Runtime left something in the home folder");
    }
}
