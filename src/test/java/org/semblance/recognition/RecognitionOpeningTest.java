package org.semblance.recognition;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelException;

class RecognitionOpeningTest {
    /// A fifth of what the networks of a hundred attempts take.
    private static final long MOST_BYTES = 300_000_000;

    @TempDir
    private Path folder;

    /// A service is asked again and again while its models are broken.
    @Test
    void whereOneModelCannotBeUsedTheOthersAreLetGo() throws Exception {
        try (var files = Files.list(Path.of("models"))) {
            for (var file : files.toList()) Files.copy(file, folder.resolve(file.getFileName()));
        }
        var card = folder.resolve("embedder.json");
        var json = JsonParser.parseString(Files.readString(card)).getAsJsonObject();
        json.getAsJsonObject("calibration").add("table", new JsonArray());
        Files.writeString(card, json.toString());
        var inference = new Inference(Inference.Choice.CPU);
        open(inference, 10);
        var before = outsideTheHeap();
        open(inference, 100);
        var more = outsideTheHeap() - before;
        assertTrue(more < MOST_BYTES, more + " bytes more");
    }

    private void open(Inference inference, int times) {
        for (var i = 0; i < times; i++) {
            assertThrows(ModelException.class, () -> Recognition.open(folder, inference));
        }
    }

    /// Bytes of this process in memory that are not Java's objects.
    private static long outsideTheHeap() throws IOException {
        var pages = Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
        return pages * 4096 - Runtime.getRuntime().totalMemory();
    }
}
