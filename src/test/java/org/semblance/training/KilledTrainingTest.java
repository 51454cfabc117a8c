package org.semblance.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semblance.launcher.Main;

/// `semblance train` as a process of its own that is killed, or runs out of space.
class KilledTrainingTest {
    private static final int BATCH = 4;
    private static final int MOST_SECONDS = 400;

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void takePictures() throws IOException {
        for (var i = 1; i <= 2; i++) {
            FaceFixture.savePortrait(i, folder.resolve("pictures/ME/" + i + ".jpg"));
            FaceFixture.savePortrait(i + 2, folder.resolve("pictures/NOT_ME/" + i + ".jpg"));
        }
        out = Files.createDirectories(folder.resolve("out"));
    }

    @Test
    void killedTrainingLosesAtMostOneCheckpoint() throws Exception {
        var checkpoint = out.resolve(Training.CHECKPOINT);
        var child = train("--views", "100000", "--checkpoint-every", "0.01");
        try (var watch = out.getFileSystem().newWatchService()) {
            out.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            for (var seen = 0; seen < 2; ) {
                var key = watch.poll(MOST_SECONDS, TimeUnit.SECONDS);
                assertNotNull(key, () -> "no checkpoint; the training said: " + said());
                for (var event : key.pollEvents()) if (checkpoint.endsWith((Path) event.context())) seen++;
                key.reset();
            }
            child.destroyForcibly().waitFor();
        }
        var views = views(checkpoint);
        assertTrue(views >= 2 * BATCH, "two checkpoints were seen, there are " + views + " views in the last one");

        var resumed = train("--views", Long.toString(views + BATCH), "--resume");
        assertTrue(resumed.waitFor(MOST_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, resumed.exitValue(), this::said);
        var card = JsonParser.parseString(Files.readString(out.resolve("embedder.json")))
                .getAsJsonObject();
        assertEquals(
                views + BATCH, card.getAsJsonObject("training").get("views").getAsLong());
        assertTrue(Files.size(out.resolve("curve.png")) > 1000);
        assertTrue(said().contains("MB"), "what it cost is told: " + said());
    }

    @Test
    void stoppedTrainingSavesWhatItHas() throws Exception {
        var child = train("--views", "100000", "--checkpoint-every", "100000");
        var last = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!said().contains("loss") && child.isAlive() && System.nanoTime() < last) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        child.destroy();
        assertTrue(child.waitFor(MOST_SECONDS, TimeUnit.SECONDS));
        assertEquals(128 + 15, child.exitValue(), this::said);
        assertTrue(views(out.resolve(Training.CHECKPOINT)) >= BATCH);
        assertFalse(said().contains("inside Semblance"), this::said);
    }

    @Test
    void aFullDiskIsToldAndLeavesNoHalfCheckpoint() throws Exception {
        Files.createSymbolicLink(out.resolve(Training.CHECKPOINT + ".unfinished"), Path.of("/dev/full"));
        var child = train("--views", Integer.toString(BATCH));
        assertTrue(child.waitFor(MOST_SECONDS, TimeUnit.SECONDS));
        assertEquals(5, child.exitValue(), this::said);
        assertTrue(said().contains("disk full"), said());
        assertFalse(Files.exists(out.resolve("embedder.json")));
        try (var left = Files.list(out)) {
            assertEquals(
                    List.of("faces"),
                    left.map(file -> file.getFileName().toString()).toList());
        }
    }

    private Process train(String... more) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
        command.addAll(List.of("-Djava.awt.headless=true", "-Duser.language=en", "-Dsemblance.models=models"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "train"));
        command.addAll(List.of("--data", folder.resolve("pictures").toString(), "--out", out.toString()));
        command.addAll(List.of("--hold-out", "0", "--batch", Integer.toString(BATCH)));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static long views(Path checkpoint) throws Exception {
        Map<String, Tensor> nothing = new LinkedHashMap<>();
        return Long.parseLong(Checkpoint.read(checkpoint, nothing).get("views"));
    }
}
