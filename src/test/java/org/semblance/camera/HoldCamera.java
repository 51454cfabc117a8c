package org.semblance.camera;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Another program that streams from a camera: a JVM that opens it, says so and waits to be stopped.
final class HoldCamera {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private HoldCamera() {}

    public static void main(String[] arguments) throws Exception {
        var cameras = new Cameras(CameraSettings.fromSystemProperties());
        try (var source = cameras.open(arguments[0], new OpenOptions(false, true, PATIENCE))) {
            source.next(PATIENCE).orElseThrow().close();
            System.out.write('!');
            System.out.flush();
            var _ = System.in.read();
        }
    }

    /// Returns when it streams.
    static Process start(String camera) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FakeCamera.childOptions());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(HoldCamera.class.getName(), camera));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(FakeCamera.childEnvironment());
        var process = builder.start();
        var answer = process.getInputStream().read();
        if (answer != '!') throw new IllegalStateException("the other program did not get the camera");
        return process;
    }

    static void stop(Process process) throws Exception {
        process.getOutputStream().close();
        var exit = process.waitFor();
        if (exit != 0) throw new IllegalStateException("the other program ended with " + exit);
    }
}
