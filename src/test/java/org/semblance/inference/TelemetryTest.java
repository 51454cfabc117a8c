package org.semblance.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryTest {
    /// Opens the inference.
    static final class Opening {
        public static void main(String[] arguments) {
            new Inference(Inference.Choice.CPU).provider();
        }
    }

    /// Describes a model before anything else has opened the inference.
    static final class Drafting {
        public static void main(String[] arguments) throws Exception {
            var model = Files.copy(Path.of("models", "landmarks.onnx"), Path.of(System.getenv("HOME"), "mine.onnx"));
            new CardDraft("mine", ModelTask.LANDMARKS, "RGB", 127.5, 127.5, "unknown").write(model);
        }
    }

    /// Run in a process of its own, with a command line as long as a class path gets.
    @ParameterizedTest
    @ValueSource(classes = {Opening.class, Drafting.class})
    void nothingIsStoredInTheHomeFolderAndALongCommandLineIsSurvived(Class<?> child, @TempDir Path home)
            throws Exception {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                child.getName(),
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
