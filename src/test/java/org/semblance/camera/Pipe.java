package org.semblance.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

/// A named pipe that nobody writes to: whoever opens it waits.
public final class Pipe {
    private Pipe() {}

    public static void make(Path path) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
    }
}
